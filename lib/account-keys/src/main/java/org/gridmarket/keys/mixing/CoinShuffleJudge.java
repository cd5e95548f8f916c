package org.gridmarket.keys.mixing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gridmarket.coinshuffle.blame.BlameVerifier;
import org.gridmarket.coinshuffle.blame.Fault;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.message.Body;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.run.JointTransaction;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.kernel.energy.mixing.BlameEvidence;
import org.gridmarket.kernel.energy.mixing.BlameFinding;
import org.gridmarket.kernel.energy.mixing.BoardLine;
import org.gridmarket.kernel.energy.mixing.DueMessage;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixFault;
import org.gridmarket.kernel.energy.mixing.MixJudge;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;

/** Judges with the very library that the participants run, so that ledger and participants reach the same verdict. */
public final class CoinShuffleJudge implements MixJudge {
    private final SignatureCheck check;

    public CoinShuffleJudge() {
        this(SignatureCheck.PINNED);
    }

    /** With a check that remembers what it has verified, for simulations. */
    public CoinShuffleJudge(SignatureCheck check) {
        this.check = check;
    }

    @Override
    public boolean isUsable(AccountKey key) {
        return MixRuns.key(key).isUsable();
    }

    @Override
    public boolean isSignedByAll(LockedRun run, List<AccountKey> outputs, List<Bytes> signatures) {
        JointTransaction transaction = new JointTransaction(
                MixRuns.of(run), outputs.stream().map(MixRuns::key).toList());
        return transaction.isSignedBy(signatures.stream().map(MixRuns::octets).toList(), check);
    }

    @Override
    public Optional<DueMessage> read(LockedRun locked, Bytes encoded) {
        MixRun run = MixRuns.of(locked);
        return Message.decode(MixRuns.octets(encoded))
                .filter(message -> message.session().equals(run.session())
                        && run.includes(message.sender())
                        && message.kind() != Body.Kind.UNKNOWN
                        && message.isSigned(check))
                .map(message -> new DueMessage(
                        MixRuns.key(message.sender()),
                        message.kind().name(),
                        MixRuns.time(
                                dueBy(run, message).plus(run.terms().timetable().challenge()))));
    }

    /**
     * The deadline of a message's step; where several steps can await its kind, the latest. What comes too late for its own
     * step no longer helps: whoever was silent there may have been excluded.
     */
    private static Instant dueBy(MixRun run, Message message) {
        return switch (message.kind()) {
            case ANNOUNCE -> run.announceBy();
            case SHUFFLE -> run.hopBy(run.positionOf(message.sender()));
            case CONFIRM, ACCUSE -> run.confirmBy();
            case SIGN -> run.signBy();
            case REVEAL -> run.revealBy(run.confirmBy());
            case SIGHT -> latest(run.signBy(), run.revealBy(run.confirmBy()));
            case UNKNOWN -> throw new IllegalStateException("a message of no known kind is not due");
        };
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public BlameFinding judge(
            LockedRun locked, BlameEvidence evidence, List<Bytes> onLedger, Predicate<AccountKey> taken) {
        MixRun run = MixRuns.of(locked);
        BlameVerifier verifier = new BlameVerifier(output -> !taken.test(MixRuns.key(output)), check);
        return switch (evidence) {
            case BlameEvidence.Transcript(var lines) -> {
                List<Octets> posted = onLedger.stream().map(MixRuns::octets).toList();
                yield finding(verifier.judge(run, entries(lines), posted));
            }
            case BlameEvidence.TwoMessages(var one, var other) ->
                verifier.equivocation(run, MixRuns.octets(one), MixRuns.octets(other))
                        .<BlameFinding>map(fault -> new BlameFinding.Guilty(List.of(fault(fault))))
                        .orElseGet(() -> new BlameFinding.ProvesNothing(
                                "these are not two different messages of one kind by one participant of the run"));
            case BlameEvidence.TwoFaces(var one, var other) ->
                verifier.isForked(run, entries(one), entries(other))
                        ? new BlameFinding.BoardForked()
                        : new BlameFinding.ProvesNothing("the board did not sign two heads under one number");
        };
    }

    private static BlameFinding finding(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pending pending -> new BlameFinding.ProvesNothing("by this transcript the run goes on");
            case Verdict.Completed completed ->
                new BlameFinding.ProvesNothing("by this transcript all have signed: bring the joint transaction");
            case Verdict.Unproven unproven ->
                new BlameFinding.ProvesNothing("the transcript is no chain with the board's signature");
            case Verdict.Blamed blamed ->
                new BlameFinding.Guilty(
                        blamed.faults().stream().map(CoinShuffleJudge::fault).toList());
            case Verdict.BoardGuilty(var offence) ->
                offence == Verdict.BoardOffence.FORKED
                        ? new BlameFinding.BoardForked()
                        : new BlameFinding.ProvesNothing(offence + " is seen by a reader and proves nothing");
        };
    }

    private static MixFault fault(Fault fault) {
        return new MixFault(MixRuns.key(fault.culprit()), fault.offence().name());
    }

    private static List<BoardEntry> entries(List<BoardLine> lines) {
        return lines.stream().map(MixRuns::entry).toList();
    }
}
