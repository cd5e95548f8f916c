package org.gridmarket.testbed.day;

import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.solve.SolveSettings;

/**
 * What is traded and how fast.
 *
 * @param microgrid the homes and their day
 * @param realIntervalMillis how long an interval really lasts
 * @param objective what solutions compete in
 */
public record DayPlan(Microgrid microgrid, long realIntervalMillis, Objective objective) {
    /** The prices of {@code solve}, so that both mean the same market. */
    public static final Tariff TARIFF = SolveSettings.TARIFF;

    private static final int USUAL_HORIZON = 96;
    private static final int LOOK_AHEAD = 45;
    private static final int MINUTES = 15;
    private static final int CLEARANCE = 1;
    private static final int GRACE_DIVISOR = 3;

    /** Retirements come 12 intervals at a time, and a day runs fast: three times the usual window leaves room for both. */
    private static final int SETTLEMENT_WINDOW = 24;

    /** Intervals whose final trades an agent retires together. */
    public static final int RETIRE_TOGETHER = 12;

    /** Rules and meters hold from so long before the first interval that every warm-up lies behind. */
    private static final int RULES_BEFORE = 10_000;

    /** From when the rules of the day hold. */
    Interval rulesFrom() {
        return microgrid.first().minus(RULES_BEFORE);
    }

    /**
     * Empty rounds before the day. The book before the first interval is open for two intervals only, which can be too short
     * for a fast day; so the market starts some intervals earlier, with nothing to trade in them yet.
     */
    int warmUp(DayPace pace) {
        long intervals = Math.ceilDiv(pace.postingMillis(), realIntervalMillis) - 2;
        return Math.toIntExact(Math.clamp(intervals, 0, MarketCalendar.MAX_HORIZON - microgrid.intervals()));
    }

    /** The calendar whose first book opens at that moment. */
    MarketCalendar calendar(LedgerTime opening, DayPace pace) {
        int warmUp = warmUp(pace);
        Interval firstTraded = microgrid.first().minus(warmUp);
        int horizon = Math.max(USUAL_HORIZON, microgrid.intervals() + warmUp);
        // the book of index b opens at gate(b - 2), and gate(t) = epoch + (t - clearance) intervals
        long intervalsToEpoch = CLEARANCE + 2L - firstTraded.previous().index();
        return new MarketCalendar(
                opening.plusMillis(intervalsToEpoch * realIntervalMillis),
                MINUTES,
                realIntervalMillis,
                CLEARANCE,
                horizon,
                Math.min(LOOK_AHEAD, horizon),
                realIntervalMillis / GRACE_DIVISOR,
                SETTLEMENT_WINDOW,
                firstTraded,
                objective,
                true);
    }
}
