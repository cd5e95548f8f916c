package org.gridmarket.kernel.energy.calendar;

import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * The calendar of a market, fixed for the channel once it is founded (2.6.4; spec energy-market, "Time, books, rounds").
 *
 * @param epoch when interval 0 starts
 * @param intervalMinutes Delta of the market, in minutes of market time, 1..60
 * @param realIntervalMillis how long an interval really lasts (the text's Delta-hat), at least {@link #MIN_SIMULATED_MILLIS}
 * @param clearance T_clear, intervals between the gate of an interval and its start, at least 1
 * @param horizon H, how many intervals ahead of its book an offer may name, 1..672
 * @param lookAhead T_h, how many intervals ahead of its round a solution may trade, 0..horizon
 * @param graceMillis after the gate, how long only the DSO may close the round
 * @param settlementWindow intervals after an interval's end (or its finalisation, if later) in which it is settled
 * @param firstInterval the first interval that is traded; the first book is one before it
 * @param objective what solutions compete in
 * @param simulation whether intervals shorter than 120 s, and finalising after the start of an interval, are allowed
 * @param solverReward what the DSO owes the solver of each accepted solution that becomes final in its own round,
 *     0..{@link #MAX_SOLVER_REWARD}; where it is above 0, solutions are committed to a block before they are posted
 */
public record MarketCalendar(
        LedgerTime epoch,
        int intervalMinutes,
        long realIntervalMillis,
        int clearance,
        int horizon,
        int lookAhead,
        long graceMillis,
        int settlementWindow,
        Interval firstInterval,
        Objective objective,
        boolean simulation,
        Money solverReward) {
    private static final Bytes TAG = Bytes.utf8("gridmarket/calendar/1");

    public static final int MAX_HORIZON = 672;

    /** A million units of the currency, for one round. */
    public static final Money MAX_SOLVER_REWARD = new Money(1_000_000_000_000L);

    /** The shortest real interval of a market with real energy: 4 x the peers' time window of 30 s. */
    public static final long MIN_REAL_MILLIS = 120_000;

    /** The shortest interval of a simulation. */
    public static final long MIN_SIMULATED_MILLIS = 200;

    public MarketCalendar {
        requireWithin("interval length in minutes", intervalMinutes, 1, 60);
        requireWithin("real interval length in ms", realIntervalMillis, MIN_SIMULATED_MILLIS, 24L * 3_600_000);
        requireWithin("clearance", clearance, 1, MAX_HORIZON);
        requireWithin("horizon", horizon, 1, MAX_HORIZON);
        requireWithin("look-ahead", lookAhead, 0, horizon);
        requireWithin("grace in ms", graceMillis, 0, realIntervalMillis);
        requireWithin("settlement window", settlementWindow, 1, MAX_HORIZON);
        requireWithin("solver reward in µ", solverReward.micro(), 0, MAX_SOLVER_REWARD.micro());
    }

    /** What an approver names, so that it approves exactly what it has read. */
    public Bytes digest() {
        return Digest.sha256(TAG, RecordCodec.of(MarketCalendar.class).writeBytes(this));
    }

    /** A market that pays its solvers nothing. */
    public MarketCalendar(
            LedgerTime epoch,
            int intervalMinutes,
            long realIntervalMillis,
            int clearance,
            int horizon,
            int lookAhead,
            long graceMillis,
            int settlementWindow,
            Interval firstInterval,
            Objective objective,
            boolean simulation) {
        this(
                epoch,
                intervalMinutes,
                realIntervalMillis,
                clearance,
                horizon,
                lookAhead,
                graceMillis,
                settlementWindow,
                firstInterval,
                objective,
                simulation,
                Money.ZERO);
    }

    /** This calendar with a reward for solvers. */
    public MarketCalendar withSolverReward(Money reward) {
        return new MarketCalendar(
                epoch,
                intervalMinutes,
                realIntervalMillis,
                clearance,
                horizon,
                lookAhead,
                graceMillis,
                settlementWindow,
                firstInterval,
                objective,
                simulation,
                reward);
    }

    /** Whether solvers are paid, and so commit to a solution before they post it. */
    public boolean paysSolvers() {
        return !solverReward.isZero();
    }

    private static void requireWithin(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " " + value + " is outside " + least + ".." + most);
        }
    }

    /** F: the first book that takes offers; what lies before it counts as sealed, and F - 1 as final. */
    public Book firstBook() {
        return Book.lastNaming(firstInterval);
    }

    /** The round of the first book. Nothing can be traded in it; with it the first interval becomes final, an empty one. */
    public Round firstRound() {
        return firstBook().round();
    }

    /** When round tau ends: epoch + (tau - T_clear) x Delta. */
    public LedgerTime gate(Round tau) {
        return boundary(tau.index() - clearance);
    }

    /** When an interval stops being tradable: the gate of its round. */
    public LedgerTime gate(Interval t) {
        return gate(t.round());
    }

    /** When a book takes nothing more: the gate of its round. */
    public LedgerTime gate(Book book) {
        return gate(book.round());
    }

    public LedgerTime start(Interval t) {
        return boundary(t.index());
    }

    public LedgerTime end(Interval t) {
        return boundary(t.index() + 1L);
    }

    private LedgerTime boundary(long intervals) {
        return epoch.plusMillis(intervals * realIntervalMillis);
    }

    /** The round in which a moment lies: gate(tau - 1) <= time < gate(tau). */
    public Round roundAt(LedgerTime time) {
        long intervals = Math.floorDiv(time.epochMillis() - epoch.epochMillis(), realIntervalMillis);
        return new Round(Math.toIntExact(intervals + 1 + clearance));
    }

    /** The interval of delivery in which a moment lies: start(t) <= time < end(t). */
    public Interval intervalAt(LedgerTime time) {
        return roundAt(time).interval().minus(1 + clearance);
    }

    /** The last interval that an open book can name at that moment: tau + 1 + H. */
    public Interval lastNameable(LedgerTime time) {
        return lastNameable(roundAt(time).next().book());
    }

    /** The last book that a signed operation can name as its last: the one that is sealed with round tau + 1 + H. */
    public Book lastNameableBook(LedgerTime time) {
        return lastNameable(time).round().book();
    }

    /** The last interval that the offers of a book may name: b + H. */
    public Interval lastNameable(Book book) {
        return book.firstNameable().plus(horizon - 1);
    }

    /**
     * The book until whose seal the rules of an interval may change. An interval is withdrawn for once this book is sealed, and
     * nothing else names it before. So it is the ledger's order that parts the two, and no clock: a timestamp ahead of the
     * others names nothing whose rules an approval with a timestamp behind them may change yet. A close that is late by less
     * than an interval stops nobody.
     */
    public Book lastBookToChange(Interval t) {
        return Book.lastNaming(t).minus(horizon + 2);
    }

    /** The last interval whose rules are fixed once a round is closed. */
    public Interval lastFixedBy(Round closed) {
        return closed.book().firstNameable().plus(horizon + 2);
    }

    /** The first interval whose rules can still be changed at that moment. */
    public Interval firstChangeable(LedgerTime time) {
        return lastFixedBy(roundAt(time).previous()).next();
    }

    /** The last interval that solutions of round tau may trade: tau + T_h (2.15). */
    public Interval lookAheadEnd(Round tau) {
        return tau.interval().plus(lookAhead);
    }
}
