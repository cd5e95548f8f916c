package org.gridmarket.testbed.day;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testbed.microgrid.RepeatedDay;

/**
 * The homes of a public day trade on after it, so that whoever trades by hand has somebody to trade with. Each day is planned
 * while the one before goes on; what of it is open then stays. These days are not reviewed.
 */
final class DaysAfter {
    private static final long LOOK_MILLIS = 200;

    /** A plan is due so many intervals before the one before it ends; offers reach farther than that. */
    private static final int AHEAD = 24;

    private final Neighbourhood homes;
    private final AgentFleet fleet;
    private final HomeProcesses own;
    private final Founding founding;
    private final PartsOfDay parts;
    private final DayBoard board;
    private final MarketCalendar calendar;
    private final Announcer announcer;

    DaysAfter(
            Neighbourhood homes,
            AgentFleet fleet,
            HomeProcesses own,
            Founding founding,
            PartsOfDay parts,
            DayBoard board,
            MarketCalendar calendar,
            Announcer announcer) {
        this.homes = homes;
        this.fleet = fleet;
        this.own = own;
        this.founding = founding;
        this.parts = parts;
        this.board = board;
        this.calendar = calendar;
        this.announcer = announcer;
    }

    /**
     * Trades on until so many days have ended; returns the last interval for which homes have offered.
     *
     * @param day what is repeated
     * @param last the last interval that has been traded
     * @param days how many, the one of that interval included
     */
    Interval trade(RepeatedDay day, Interval last, int days) throws InterruptedException {
        Interval end = day.endOfDay(last);
        if (end.isAfter(last)) {
            tradeUntil(day, last, end); // the rest of the day of which only a part was reviewed
        }
        for (int traded = 1; traded < days; traded++) {
            awaitFinal(end.minus(Math.min(AHEAD, day.length() / 2)));
            Interval next = end.plus(day.length());
            tradeUntil(day, end, next);
            end = next;
        }
        awaitFinal(end);
        return end;
    }

    private void tradeUntil(RepeatedDay day, Interval planned, Interval end) throws InterruptedException {
        Map<AccountKey, Money> deposits = new TreeMap<>();
        for (Neighbourhood.Home home : homes.homes()) {
            Money needed = day.plan(meterOf(home), planned.next(), end).credit(DayPlan.TARIFF);
            if (!needed.isZero()) {
                deposits.put(home.agent().account(), needed);
            }
        }
        founding.book("until-" + end, deposits);
        Interval from = calendar.roundAt(new LedgerTime(System.currentTimeMillis()))
                .next()
                .book()
                .firstNameable();
        Map<AccountKey, OfferPlan> plans = new TreeMap<>();
        homes.homes().forEach(home -> plans.put(home.agent().account(), day.plan(meterOf(home), from, end)));
        fleet.goOn(plans);
        own.goOn(plans, day, end);
        announcer.step("the homes go on until interval " + end);
    }

    private static MeterId meterOf(Neighbourhood.Home home) {
        return home.household().meter();
    }

    private void awaitFinal(Interval t) throws InterruptedException {
        while (!board.isFinal(t)) {
            parts.services().check();
            fleet.check();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }
}
