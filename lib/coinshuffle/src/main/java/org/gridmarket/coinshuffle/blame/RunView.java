package org.gridmarket.coinshuffle.blame;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridmarket.coinshuffle.board.BoardChain;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.message.Body;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.message.SignedHead;
import org.gridmarket.coinshuffle.onion.RunOnions;
import org.gridmarket.coinshuffle.run.JointTransaction;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.OutputPolicy;

/**
 * The state of a run as a fold over the board's entries, so that everybody who reads the same entries reaches the same
 * phase and the same verdict. Knows no secret, asks no clock: time is the stamps. Not thread-safe.
 */
public final class RunView {
    private final MixRun run;
    private final SignatureCheck check;
    private final BoardChain chain;
    private final RunRecord record;
    private final StepHandlers handlers;
    private final Map<AccountKey, Map<Body.Kind, Body>> posted = new HashMap<>();
    private final Set<AccountKey> late = new HashSet<>();
    private final List<Message> challenges = new ArrayList<>();
    /** By sender, the number up to which its sighting on the ledger agrees with what is read here. */
    private final Map<AccountKey, Long> agreed = new HashMap<>();

    private Verdict verdict = new Verdict.Pending();

    public RunView(MixRun run, OutputPolicy policy, SignatureCheck check) {
        this.run = run;
        this.check = check;
        this.chain = new BoardChain(run);
        this.record = new RunRecord(run);
        this.handlers = new StepHandlers(record, policy, check);
    }

    /** Reads the next entry. The board's signature is checked by whoever relies on it: {@link #boardSigned()}. */
    public void read(BoardEntry entry) {
        if (verdict.isFinal()) {
            return;
        }
        if (!chain.take(entry)) {
            verdict = new Verdict.BoardGuilty(Verdict.BoardOffence.BROKEN_CHAIN);
            return;
        }
        closeIfOverdue(entry.stamp());
        if (!verdict.isFinal() && entry.content().length() > 0) {
            var tooLate = entry.stamp().isAfter(handlers.deadline());
            Message.decode(entry.content()).ifPresent(message -> receive(message, chain.length() - 1, tooLate));
        }
        takeChallenges();
    }

    /**
     * Reads a message that a participant posted on the ledger, within the challenge window, because the board withheld
     * it. It counts as in time. The caller vouches that it stands on the ledger.
     */
    public void readFromLedger(Octets encoded) {
        if (challenges.size() < MixLimits.MAX_PARTICIPANTS * MixLimits.MAX_MESSAGES_EACH) {
            Message.decode(encoded).ifPresent(challenges::add);
            takeChallenges();
        }
    }

    public MixRun run() {
        return run;
    }

    public Verdict verdict() {
        return verdict;
    }

    public Phase phase() {
        return verdict.isFinal() ? Phase.OVER : handlers.phase();
    }

    /** Whom the present step waits for. */
    public Set<AccountKey> awaited() {
        return verdict.isFinal() ? Set.of() : handlers.awaited();
    }

    /** When the present step ends. Its challenge window follows. */
    public Instant deadline() {
        return handlers.deadline();
    }

    /**
     * Whether a participant has reason to put on the ledger what it sees of the board, which it does once in a run. The
     * board's own time has passed the deadline of somebody else: if that one was in time on the face that it is shown, then
     * the heads differ from here on. Or a sighting is ahead of this chain: then whoever made it can compare.
     *
     * @param now the participant's own clock: after the challenge window nobody could answer in time
     */
    public boolean isSightingDue(AccountKey key, Instant now) {
        var overdue = chain.firstAfter(handlers.deadline());
        var isSomebodyMissing = overdue.isPresent()
                && !now.isAfter(challengedBy())
                && awaited().stream().anyMatch(other -> !other.equals(key))
                && agreed.values().stream().noneMatch(number -> number >= overdue.getAsLong());
        return !verdict.isFinal()
                && !agreed.containsKey(key)
                && chain.length() > 0
                && (isSomebodyMissing || challenges.stream().anyMatch(this::isAhead));
    }

    private boolean isAhead(Message message) {
        return message.kind() == Body.Kind.SIGHT
                && message.seen().number() > chain.length()
                && isOfThisRun(message)
                && isBoards(message.seen());
    }

    public boolean hasPosted(AccountKey key, Body.Kind kind) {
        return posted.getOrDefault(key, Map.of()).containsKey(kind);
    }

    public SignedHead sight() {
        return SignedHead.of(chain);
    }

    public long entriesRead() {
        return chain.length();
    }

    public Instant lastStamp() {
        return chain.lastStamp();
    }

    /** Whether the board signed the last head, and so all that was read. */
    public boolean boardSigned() {
        return chain.isSigned(check);
    }

    /** The list of a position; throws IllegalStateException before it stands. */
    public List<Octets> list(int position) {
        if (position > record.lists.size()) {
            throw new IllegalStateException("no list of position " + position + " yet in " + run);
        }
        return List.copyOf(record.lists.get(position - 1));
    }

    /** From the end of the announcements on. */
    public RunOnions onions() {
        return record.onions();
    }

    /** From the end of the shuffle on. */
    public Octets digest() {
        return record.joint().digest();
    }

    /** From the end of the shuffle on. */
    public JointTransaction jointTransaction() {
        return record.joint().transaction();
    }

    private Instant challengedBy() {
        return handlers.deadline().plus(run.terms().timetable().challenge());
    }

    private void closeIfOverdue(Instant stamp) {
        if (stamp.isAfter(challengedBy())) {
            var faults = new ArrayList<>(handlers.provenSoFar());
            for (var missing : handlers.awaited()) {
                faults.add(new Fault(missing, late.contains(missing) ? Offence.LATE : Offence.SILENT));
            }
            verdict = new Verdict.Blamed(faults);
        }
    }

    /** Messages from the ledger wait until the step they are for has come, so their place between entries is free. */
    private void takeChallenges() {
        for (int i = 0; i < challenges.size() && !verdict.isFinal(); ) {
            var message = challenges.get(i);
            if (message.seen().number() <= chain.length() && isDue(message)) {
                challenges.remove(i);
                receive(message, chain.length(), false);
                i = 0; // a step may have ended, and what waited for the next one can be taken now
            } else {
                i++;
            }
        }
    }

    private boolean isDue(Message message) {
        return message.kind() == Body.Kind.SIGHT
                || (handlers.phase().awaits(message.kind())
                        && handlers.awaited().contains(message.sender()));
    }

    private boolean isOfThisRun(Message message) {
        return message.session().equals(run.session()) && run.includes(message.sender()) && message.isSigned(check);
    }

    private void receive(Message message, long readableThen, boolean tooLate) {
        if (!isOfThisRun(message)) {
            return; // proves nothing about the alleged sender
        }
        if (!isTrueSight(message, readableThen)) {
            return;
        }
        var sender = message.sender();
        if (message.kind() == Body.Kind.SIGHT) {
            agreed.merge(sender, message.seen().number(), Math::max);
            return;
        }
        if (tooLate) {
            late.add(sender);
            return;
        }
        var first = posted.computeIfAbsent(sender, key -> new EnumMap<>(Body.Kind.class))
                .putIfAbsent(message.kind(), message.body());
        if (first == null) {
            verdict = handlers.accept(sender, message.body());
        } else if (!first.equals(message.body())) {
            verdict = new Verdict.Blamed(List.of(new Fault(sender, Offence.EQUIVOCATION)));
        }
    }

    /** A head that is not in this chain was either signed by a forking board or made up by the sender. */
    private boolean isTrueSight(Message message, long readableThen) {
        var seen = message.seen();
        if (seen.number() <= readableThen
                && chain.head(seen.number()).filter(seen.head()::equals).isPresent()) {
            return true;
        }
        verdict = isBoards(seen)
                ? new Verdict.BoardGuilty(Verdict.BoardOffence.FORKED)
                : new Verdict.Blamed(List.of(new Fault(message.sender(), Offence.FALSE_SIGHT)));
        return false;
    }

    private boolean isBoards(SignedHead seen) {
        return seen.number() > 0
                && BoardEntry.isSigned(
                        run.session(),
                        seen.number(),
                        seen.head(),
                        seen.signature(),
                        run.terms().board(),
                        check);
    }
}
