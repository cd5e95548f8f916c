package org.gridmarket.testbed.day;

import org.gridmarket.agent.energy.meter.Billing;
import org.gridmarket.agent.energy.plan.TradingHours;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.solve.SolveSettings;
import org.jspecify.annotations.Nullable;

/**
 * What is traded and how fast.
 *
 * @param microgrid the homes and their day
 * @param speed how long an interval really lasts
 * @param objective what solutions compete in
 * @param anonymity how it is traded anonymously; null for public accounts
 */
public record DayPlan(
        Microgrid microgrid,
        DaySpeed speed,
        Objective objective,
        @Nullable AnonymityPlan anonymity) {
    /** The prices of {@code solve}, so that both mean the same market. */
    public static final Tariff TARIFF = SolveSettings.TARIFF;

    private static final int USUAL_HORIZON = 96;
    private static final int LOOK_AHEAD = 45;

    /** How long an interval is in the market's time. */
    public static final int MINUTES = 15;

    private static final int CLEARANCE = 1;
    private static final int GRACE_DIVISOR = 3;

    /** Retirements come 12 intervals at a time, and a day runs fast: three times the usual window leaves room for both. */
    private static final int SETTLEMENT_WINDOW = 24;

    /** Intervals whose final trades an agent retires together. */
    public static final int RETIRE_TOGETHER = 12;

    /** Rules and meters hold from so long before the first interval that every warm-up lies behind. */
    private static final int RULES_BEFORE = 10_000;

    /** Anonymous trading would be in vain if the readings told who traded. */
    Billing billing() {
        return anonymity == null ? Billing.PLAIN : Billing.PRIVATE;
    }

    /** The hours in which the circle of a home offers. */
    TradingHours hoursOf(MeterId home) {
        return anonymity == null ? TradingHours.ANY : anonymity.circleOf(home).hours();
    }

    /** The homes and limits as they were read, before any feeders were merged. */
    Microgrid stated() {
        return anonymity == null ? microgrid : anonymity.unrestricted();
    }

    /** The last interval that has to be final: that of the day, or of its last window of mixing. */
    Interval lastFinal() {
        return anonymity == null ? microgrid.last() : anonymity.end(microgrid.first(), microgrid.last());
    }

    private int intervals() {
        return lastFinal().index() - microgrid.first().index() + 1;
    }

    /** From when the rules of the day hold. */
    Interval rulesFrom() {
        return microgrid.first().minus(RULES_BEFORE);
    }

    /**
     * Empty rounds before the day. The book before the first interval is open for two intervals only, which can be too short
     * for a fast day; so the market starts some intervals earlier, with nothing to trade in them yet.
     */
    int warmUp(DayPace pace) {
        long intervals = Math.ceilDiv(pace.postingMillis(), pace.intervalMillis()) - 2;
        int least = anonymity == null ? 0 : anonymity.warmUp();
        return Math.toIntExact(Math.clamp(Math.max(least, intervals), 0, MarketCalendar.MAX_HORIZON - intervals()));
    }

    /** The calendar whose first book opens at that moment. */
    MarketCalendar calendar(LedgerTime opening, DayPace pace) {
        int warmUp = warmUp(pace);
        Interval firstTraded = microgrid.first().minus(warmUp);
        int horizon = Math.max(USUAL_HORIZON, intervals() + warmUp);
        // the book of index b opens at gate(b - 2), and gate(t) = epoch + (t - clearance) intervals
        long intervalsToEpoch = CLEARANCE + 2L - firstTraded.previous().index();
        return new MarketCalendar(
                opening.plusMillis(intervalsToEpoch * pace.intervalMillis()),
                MINUTES,
                pace.intervalMillis(),
                CLEARANCE,
                horizon,
                Math.min(LOOK_AHEAD, horizon),
                pace.intervalMillis() / GRACE_DIVISOR,
                SETTLEMENT_WINDOW,
                firstTraded,
                objective,
                true);
    }
}
