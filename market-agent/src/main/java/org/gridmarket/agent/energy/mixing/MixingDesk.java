package org.gridmarket.agent.energy.mixing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.coinshuffle.MixParty;
import org.gridmarket.coinshuffle.MixProtocol;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.onion.HopWork;
import org.gridmarket.coinshuffle.run.SessionId;
import org.gridmarket.coinshuffle.shuffle.CoinShuffle;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.draw.EcvrfCheck;
import org.gridmarket.keys.mixing.MixRuns;
import org.jspecify.annotations.Nullable;

/**
 * Takes part in the mix of every window with the same number of bundles as everybody, whether the home trades or not
 * (cover). Runs the protocol library; keeps the keys of outputs before anybody sees them. After a failed mix the bundles
 * come back, and the home does not trade in that window (spec anonymity).
 */
public final class MixingDesk {
    /** How many intervals before the end of joining a household joins. */
    private static final int JOIN_AHEAD = 6;

    /** Outputs of earlier mixes that are remembered, of all homes: 20,000 take about 3 MB of a home's 24. */
    private static final int OUTPUTS_KNOWN = 20_000;

    private final Signer signer;
    private final OutputJournal journal;
    private final MixProtocol protocol = new CoinShuffle();
    private final NavigableMap<Interval, WindowMix> windows = new TreeMap<>();
    private final Map<AccountKey, Interval> outputs = new LinkedHashMap<>();
    private final Map<AccountKey, Boolean> publicAccounts = new HashMap<>();
    private final MixStanding standing = new MixStanding();
    private @Nullable Book sealed;
    private boolean begun;

    public MixingDesk(Signer signer, OutputJournal journal) {
        this.signer = signer;
        this.journal = journal;
    }

    /** One more window to take part in; before anybody joins it. */
    public void plan(MixWindow window) {
        windows.computeIfAbsent(window.first(), first -> mix(window));
    }

    /** Whether the bundles of a window are still to be lent. */
    public boolean isToJoin(MixWindow window) {
        return mix(window.first())
                .filter(mix -> mix.stage() == WindowMix.Stage.BEFORE)
                .isPresent();
    }

    private WindowMix mix(MixWindow window) {
        return new WindowMix(window, signer.key(), new WindowDraw(window, signer.target(), new EcvrfCheck()));
    }

    /**
     * My outputs of a window have their bundles.
     *
     * @param outputs with their secrets
     * @param settled those whose secrets are forgotten already, when events are read again
     */
    public record Won(MixWindow window, MixSession session, List<AccountKeyPair> outputs, List<AccountKey> settled) {}

    /** Takes in an event; answers with my outputs when it was my mix that is on the ledger now. */
    public Optional<Won> observe(EnergyEvent event, LedgerTime now) {
        switch (event) {
            case EnergyEvent.ProsumerRegistered known -> publicAccounts.put(known.account(), true);
            case EnergyEvent.RoundClosed closed -> {
                sealed = closed.round().book();
                windows.values().forEach(mix -> mix.closed(closed.round().book(), closed.time()));
                leave(closed.round());
            }
            case EnergyEvent.DrawSharesPosted posted ->
                mix(posted.window()).ifPresent(mix -> mix.drawStands(posted.group(), posted.shares()));
            case EnergyEvent.MixJoined joined ->
                mix(joined.window()).ifPresent(mix -> mix.joined(joined.account(), joined.group(), joined.circle()));
            case EnergyEvent.MixOpened(var lock) -> mix(lock.session().window()).ifPresent(mix -> mix.locked(lock));
            case EnergyEvent.MixAborted aborted ->
                mix(aborted.session().window())
                        .filter(mix -> mix.lock()
                                .filter(lock -> lock.session().equals(aborted.session()))
                                .isPresent())
                        .ifPresent(mix -> mix.locked(aborted.next()));
            case EnergyEvent.MixNotOpened none ->
                mix(none.window()).ifPresent(mix -> mix.notOpened(none.group(), none.circle()));
            case EnergyEvent.MixMessagePosted posted ->
                mix(posted.session().window())
                        .filter(mix -> mix.lock()
                                .filter(lock -> lock.session().equals(posted.session()) && lock.run() == posted.run())
                                .isPresent())
                        .ifPresent(mix -> mix.readFromLedger(MixRuns.octets(posted.message()), now));
            case EnergyEvent.MixReclaimed back
            when back.account().equals(signer.key()) -> mix(back.window()).ifPresent(WindowMix::left);
            case EnergyEvent.MixCommitted done -> {
                return committed(done);
            }
            default -> {
                // nothing of a mix
            }
        }
        return Optional.empty();
    }

    /** Nothing comes any more of a window that is over. */
    private void leave(Round round) {
        begun |= hasBegun();
        windows.values().removeIf(mix -> {
            boolean over = mix.isOver(round);
            if (over) {
                standing.count(mix.stage());
            }
            return over;
        });
    }

    private Optional<Won> committed(EnergyEvent.MixCommitted done) {
        done.outputs().forEach(output -> outputs.put(output, done.session().window()));
        var oldest = outputs.entrySet().iterator();
        while (outputs.size()
                > OUTPUTS_KNOWN) { // reused after that long, the ledger refuses the mix, and it is run again
            oldest.next();
            oldest.remove();
        }
        return mix(done.session().window())
                .filter(mix -> mix.committed(done.session()))
                .map(mix -> won(mix.window(), done));
    }

    private Won won(MixWindow window, EnergyEvent.MixCommitted done) {
        standing.mixed(done.outputs().size() / window.terms().bundles());
        List<AccountKey> mine = done.outputs().stream()
                .filter(output -> !done.forfeited().contains(output))
                .filter(journal::isOwn)
                .toList();
        return new Won(
                window,
                done.session(),
                mine.stream().map(journal::find).flatMap(Optional::stream).toList(),
                mine.stream().filter(output -> journal.find(output).isEmpty()).toList());
    }

    private Optional<WindowMix> mix(Interval first) {
        return Optional.ofNullable(windows.get(first));
    }

    /** The next operation of the public account for any of its mixes. */
    public EnergyCommand.@Nullable Signed next(MarketCalendar calendar, LedgerTime now) {
        Book last = lastSealed(calendar);
        for (WindowMix mix : windows.values()) {
            EnergyCommand.@Nullable Signed command = mix.command(calendar, last, JOIN_AHEAD, now);
            if (command != null) {
                return command;
            }
        }
        return null;
    }

    private Book lastSealed(MarketCalendar calendar) {
        return sealed == null ? calendar.firstBook().previous() : sealed;
    }

    /** The draws whose shares it needs now. */
    public List<TradingAgent.DrawRequest> draws(MarketCalendar calendar, LedgerTime now) {
        return windows.values().stream()
                .flatMap(mix -> mix.drawErrand(lastSealed(calendar), now).stream())
                .toList();
    }

    public void drawn(TradingAgent.DrawRequest outgoing, List<DrawShare> shares) {
        mix(outgoing.window()).ifPresent(mix -> mix.drawn(outgoing.group(), shares));
    }

    /** It was refused: ledger and events will tell; until then it waits a moment. */
    public void refused(EnergyCommand.Signed command, LedgerTime now) {
        windowOf(command).flatMap(this::mix).ifPresent(mix -> mix.pause(now));
    }

    /** It is on the ledger; the event that says so may take a moment. */
    public void done(EnergyCommand.Signed command, LedgerTime now) {
        if (command instanceof EnergyCommand.PostDrawShares posted) {
            mix(posted.window()).ifPresent(mix -> mix.drawStands(posted.group(), posted.shares()));
            return; // the event tells no more, and the mix is still to be opened
        }
        windowOf(command).flatMap(this::mix).ifPresent(mix -> mix.awaitEvent(now));
    }

    /** The window that an operation of a mix belongs to. */
    public static Optional<Interval> windowOf(EnergyCommand.Signed command) {
        return switch (command) {
            case EnergyCommand.JoinMix join -> Optional.of(join.window());
            case EnergyCommand.OpenMix open -> Optional.of(open.window());
            case EnergyCommand.PostDrawShares shares -> Optional.of(shares.window());
            case EnergyCommand.ReclaimMix back -> Optional.of(back.window());
            case EnergyCommand.CommitMix commit -> Optional.of(commit.session().window());
            case EnergyCommand.AbortMix abort -> Optional.of(abort.session().window());
            case EnergyCommand.PostMixMessage message ->
                Optional.of(message.session().window());
            default -> Optional.empty();
        };
    }

    /** The runs whose boards it reads; takes its seat in those that have begun. */
    public List<TradingAgent.BoardRequest> boards(LedgerTime now) {
        List<TradingAgent.BoardRequest> outgoing = new ArrayList<>();
        for (WindowMix mix : windows.values()) {
            if (mix.seat().isEmpty()) {
                mix.lock()
                        .filter(lock -> !journal.hasJoined(lock.session(), lock.run()))
                        .ifPresent(lock -> mix.takeSeat(seat(mix.window(), lock, now)));
            }
            mix.seat().filter(seat -> !seat.isOver()).map(MixSeat::outgoing).ifPresent(outgoing::add);
        }
        return outgoing;
    }

    private MixSeat seat(MixWindow window, MixLock lock, LedgerTime now) {
        MixParty party = new MixParty(
                signer.mixSigner(),
                (session, count) -> fresh(lock.session(), lock.run(), count),
                length -> MixRuns.octets(signer.randomBytes(length)),
                output -> isFresh(MixRuns.key(output), window.first()),
                SignatureCheck.PINNED,
                HopWork.IN_TURN);
        LockedRun run = new LockedRun(signer.target(), lock, window.terms());
        return new MixSeat(lock, protocol.join(MixRuns.of(run), party), signer.key(), now);
    }

    private List<org.gridmarket.coinshuffle.crypto.AccountKey> fresh(MixSession session, int run, int count) {
        List<AccountKeyPair> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(signer.freshKeys());
        }
        journal.keep(session, run, keys);
        return keys.stream().map(pair -> MixRuns.key(pair.publicKey())).toList();
    }

    /** As the ledger judges: what came out of another session of this window may have come at any moment. */
    private boolean isFresh(AccountKey key, Interval window) {
        Interval mixedFor = outputs.get(key);
        return !publicAccounts.containsKey(key) && (mixedFor == null || mixedFor.equals(window));
    }

    public void read(SessionId session, List<BoardEntry> news, LedgerTime now) {
        seatIn(session).ifPresent(seat -> seat.read(news, now));
    }

    public void posted(SessionId session, Octets message) {
        seatIn(session).ifPresent(seat -> seat.posted(message));
    }

    private Optional<MixSeat> seatIn(SessionId session) {
        return windows.values().stream()
                .map(WindowMix::seat)
                .flatMap(Optional::stream)
                .filter(seat -> seat.session().equals(session))
                .findFirst();
    }

    public Optional<LedgerTime> wakesAt(MarketCalendar calendar) {
        return windows.values().stream()
                .map(mix -> mix.wakesAt(calendar, JOIN_AHEAD))
                .flatMap(Optional::stream)
                .min(LedgerTime::compareTo);
    }

    /** Whether nothing can come any more. */
    public boolean isSettled() {
        return windows.values().stream().allMatch(WindowMix::isSettled);
    }

    /** Whether the first mix has its bundles, or will not. */
    public boolean hasBegun() {
        return begun || (!windows.isEmpty() && windows.firstEntry().getValue().stage() != WindowMix.Stage.BEFORE);
    }

    /** What became of its mixes so far. */
    public MixStanding standing() {
        return standing;
    }

    public long open() {
        return windows.values().stream().filter(mix -> !mix.isSettled()).count();
    }
}
