package org.gridmarket.gateway.energy;

import java.time.Duration;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;

/**
 * How punctual the market is: rounds are to be closed, and intervals to be final, at their gates. A calendar has no last
 * interval, also in a simulation: after its day the rounds are empty and are closed all the same, so one that is not is
 * overdue like any other.
 *
 * @param notClosed the oldest round that is not closed
 * @param notFinal the oldest interval that is not final
 * @param overdue time since the gate of the older of the two; zero before it
 * @param allowed the grace of other organisations' closers, and one interval for them to act
 */
public record Punctuality(Round notClosed, Interval notFinal, Duration overdue, Duration allowed) {
    /** Judges what is known by a clock. */
    public static Punctuality of(RoundFacts facts, LedgerTime now) {
        MarketCalendar calendar = facts.calendar();
        Round notClosed = facts.lastClosed().next();
        Interval notFinal = facts.lastFinal().next();
        Round oldest = notFinal.round().isBefore(notClosed) ? notFinal.round() : notClosed;
        long late = now.epochMillis() - calendar.gate(oldest).epochMillis();
        return new Punctuality(
                notClosed,
                notFinal,
                Duration.ofMillis(Math.max(0, late)),
                Duration.ofMillis(calendar.graceMillis() + calendar.realIntervalMillis()));
    }

    /** Whether something has gone wrong; within what is allowed another closer may still do it. */
    public boolean isLate() {
        return overdue.compareTo(allowed) > 0;
    }
}
