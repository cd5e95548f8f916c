package org.gridmarket.agent.energy.mixing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/**
 * How the mix of one window stands for one household, by the public events alone, so that an agent that has crashed finds
 * its way back by reading them again. Only {@link MixSeat} is lost in a crash.
 */
final class WindowMix {
    /** Where a household stands. */
    enum Stage {
        /** It has not joined yet. */
        BEFORE,
        /** Its bundles are in the mix. */
        JOINED,
        /** Its outputs are on the ledger. */
        MIXED,
        /** It did not join, or has its bundles back: it does not trade in this window. */
        OUT
    }

    /** What anybody may do is done by one after the other, until somebody has. */
    private enum Turn {
        OPEN(1_500),
        END(1_500),
        /** What is seen of a board, and that it is forked, must be known within a challenge window. */
        SIGHTING(150),
        FORK(150);

        private final int millis;

        Turn(int millis) {
            this.millis = millis;
        }
    }

    private static final int PAUSE_MILLIS = 400;

    /** So long it waits for the event of what has been committed before it asks again. */
    private static final int PATIENCE_MILLIS = 5_000;

    private final MixWindow window;
    private final AccountKey self;
    private final WindowDraw draw;
    private final Map<AccountKey, GroupId> joined = new HashMap<>();
    private Stage stage = Stage.BEFORE;
    private @Nullable GroupId group;
    private @Nullable CircleId circle;
    private @Nullable MixLock lock;
    private @Nullable MixSeat seat;
    private boolean opened;
    private boolean failed;
    private @Nullable LedgerTime due;
    private @Nullable Turn dueFor;
    private @Nullable LedgerTime pausedUntil;

    WindowMix(MixWindow window, AccountKey self, WindowDraw draw) {
        this.window = window;
        this.self = self;
        this.draw = draw;
    }

    MixWindow window() {
        return window;
    }

    Stage stage() {
        return stage;
    }

    boolean isSettled() {
        return stage == Stage.MIXED || stage == Stage.OUT;
    }

    /** The session that it sits in, while a run goes on. */
    Optional<MixLock> lock() {
        return Optional.ofNullable(lock)
                .filter(open ->
                        stage == Stage.JOINED && !failed && open.participants().contains(self));
    }

    Optional<MixSeat> seat() {
        return Optional.ofNullable(seat).filter(taken -> stage == Stage.JOINED && !failed);
    }

    void takeSeat(MixSeat taken) {
        seat = taken;
        due = null;
    }

    void joined(AccountKey account, GroupId in, CircleId with) {
        if (account.equals(self)) {
            stage = Stage.JOINED;
            group = in;
            circle = with;
            pausedUntil = null;
        }
        joined.put(account, in);
    }

    /** A book is sealed; if it is that of joining, nobody joins any more. */
    void closed(Book book, LedgerTime time) {
        if (book.equals(window.joinBook())) {
            draw.sealed(time);
        }
    }

    /** Whether nothing that comes can concern it any more: it stands as it is, and its last interval is behind a round. */
    boolean isOver(Round round) {
        boolean stands = isSettled() || (stage == Stage.BEFORE && !round.book().isBefore(window.joinBook()));
        return stands && window.last().isBefore(round.interval());
    }

    /** Shares of the draw of a group are on the ledger. */
    void drawStands(GroupId in, List<DrawShare> shares) {
        if (in.equals(group)) {
            draw.stand(shares);
        }
    }

    /** Gateways have given these shares of the draw of a group. */
    void drawn(GroupId in, List<DrawShare> shares) {
        if (in.equals(group)) {
            draw.take(in, shares);
        }
    }

    /** The draw whose shares are to be asked for now, by whoever opens the mix. */
    Optional<TradingAgent.DrawRequest> drawErrand(Book sealed, LedgerTime now) {
        GroupId in = group;
        boolean opens = stage == Stage.JOINED
                && !failed
                && !opened
                && !sealed.isBefore(window.joinBook())
                && sealed.isBefore(window.lastBook());
        if (in == null || !opens || !isDrawn(in) || draw.isComplete() || !isMyTurn(Turn.OPEN, rank(), now)) {
            return Optional.empty();
        }
        return Optional.of(new TradingAgent.DrawRequest(window.first(), in));
    }

    private boolean isDrawn(GroupId in) {
        return window.terms()
                .isDrawn((int) joined.values().stream().filter(in::equals).count());
    }

    /** A run of some session of this window begins. */
    void locked(MixLock begun) {
        if (begun.session().group().equals(group)) {
            opened = true;
            pausedUntil = null;
        }
        boolean mine = lock != null && lock.session().equals(begun.session());
        if (mine || begun.participants().contains(self)) {
            lock = begun;
            seat = null;
            due = null;
            failed = begun.abandoned() || !begun.participants().contains(self);
        }
    }

    void notOpened(GroupId in, CircleId with) {
        pausedUntil = null;
        failed |= in.equals(group) && with.equals(circle) && stage == Stage.JOINED;
    }

    /** The session is on the ledger; true when this household was in it to the end: who was excluded takes its bundles back. */
    boolean committed(MixSession session) {
        boolean mine = lock != null
                && lock.session().equals(session)
                && lock.participants().contains(self)
                && stage == Stage.JOINED;
        if (mine) {
            stage = Stage.MIXED;
            seat = null;
        }
        return mine;
    }

    void left() {
        stage = Stage.OUT;
        seat = null;
    }

    /** A message of the run that it sits in stands on the ledger; its own was awaited. */
    void readFromLedger(Octets message, LedgerTime now) {
        seat().ifPresent(taken -> {
            taken.readFromLedger(message, now);
            if (taken.isMine(message)) {
                pausedUntil = null;
            }
        });
    }

    /** After a refusal, so that a lagging peer has time. */
    void pause(LedgerTime now) {
        pausedUntil = now.plusMillis(PAUSE_MILLIS);
    }

    /** After a commit, until its event comes. */
    void awaitEvent(LedgerTime now) {
        pausedUntil = now.plusMillis(PATIENCE_MILLIS);
    }

    /**
     * What the household's public account has to do for this mix now.
     *
     * @param sealed the last book that is sealed
     * @param joinAhead how many intervals before the end of joining it joins
     */
    EnergyCommand.@Nullable Signed command(MarketCalendar calendar, Book sealed, int joinAhead, LedgerTime now) {
        if (pausedUntil != null && now.isBefore(pausedUntil)) {
            return null;
        }
        return switch (stage) {
            case BEFORE -> join(calendar, joinAhead, now);
            case JOINED -> proceed(sealed, now);
            case MIXED, OUT -> null;
        };
    }

    private EnergyCommand.@Nullable Signed join(MarketCalendar calendar, int joinAhead, LedgerTime now) {
        if (window.joinBook().isBefore(calendar.firstBook()) || !now.isBefore(calendar.gate(window.joinBook()))) {
            stage = Stage.OUT;
            return null;
        }
        boolean early = now.isBefore(calendar.gate(window.joinBook().minus(joinAhead)));
        return early ? null : new EnergyCommand.JoinMix(window.first());
    }

    private EnergyCommand.@Nullable Signed proceed(Book sealed, LedgerTime now) {
        GroupId in = group;
        if (in == null) {
            return null;
        }
        if (failed || !sealed.isBefore(window.lastBook())) {
            return new EnergyCommand.ReclaimMix(window.first(), in);
        }
        if (!opened) {
            boolean closed = !sealed.isBefore(window.joinBook());
            return closed && isMyTurn(Turn.OPEN, rank(), now) ? open(in, now) : null;
        }
        if (seat == null) {
            return null;
        }
        EnergyCommand.@Nullable Signed verdict = seat.isOver() ? seat.verdict() : null;
        if (verdict != null) {
            return isMyTurn(seat.isForkProved() ? Turn.FORK : Turn.END, seat.position() - 1, now) ? verdict : null;
        }
        EnergyCommand.@Nullable Signed withheld = seat.challenge(now).orElse(null);
        return withheld != null ? withheld : sighting(seat, now);
    }

    private EnergyCommand.@Nullable Signed sighting(MixSeat from, LedgerTime now) {
        return from.sighting(now)
                .filter(sighting -> isMyTurn(Turn.SIGHTING, from.position() - 1, now))
                .orElse(null);
    }

    private EnergyCommand.@Nullable Signed open(GroupId in, LedgerTime now) {
        return isDrawn(in)
                ? draw.command(in, (long) rank() * Turn.OPEN.millis, now)
                : new EnergyCommand.OpenMix(window.first(), in, List.of());
    }

    /** Its place among those of its own group, any of whom may open the mix. */
    private int rank() {
        return (int) joined.entrySet().stream()
                .filter(other ->
                        other.getValue().equals(group) && other.getKey().compareTo(self) < 0)
                .count();
    }

    private boolean isMyTurn(Turn what, int place, LedgerTime now) {
        if (due == null || what != dueFor) {
            due = now.plusMillis((long) place * what.millis);
            dueFor = what;
        }
        return !now.isBefore(due);
    }

    /** When something falls due that no event will tell. */
    Optional<LedgerTime> wakesAt(MarketCalendar calendar, int joinAhead) {
        if (stage == Stage.BEFORE) {
            return Optional.of(calendar.gate(window.joinBook().minus(joinAhead)));
        }
        return stage == Stage.JOINED ? Optional.ofNullable(due) : Optional.empty();
    }
}
