package org.gridmarket.kernel.energy.operation;

import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Interval;

/** The status of an interval is not stored: its keys tell it. */
final class IntervalStatuses {
    private IntervalStatuses() {}

    static IntervalStatus of(EnergyState state, MarketCalendar calendar, Interval t) {
        if (state.isSwept(calendar, t)) {
            return IntervalStatus.SWEPT;
        }
        if (state.isSettled(calendar, t)) {
            return IntervalStatus.SETTLED;
        }
        if (state.isFinal(calendar, t)) {
            return IntervalStatus.FINALISED;
        }
        return state.isSealed(calendar, t.round()) ? IntervalStatus.CLOSED : IntervalStatus.OPEN;
    }
}
