package org.gridmarket.kernel.energy.operation;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.calendar.IntervalFacts;
import org.gridmarket.kernel.energy.calendar.IntervalLifeCycle;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.quantity.Round;

/**
 * Seals book and round tau. It reads the seals of tau (absent) and tau - 1 (present) and writes that of tau, so that only
 * another close can make it fail, and then it is done.
 */
final class RoundClosing {
    private RoundClosing() {}

    static Decision<EnergyResult.Done> run(Round round, MarketCalendar calendar, LedgerCall call, EnergyState state) {
        IntervalStatus status = state.isSealed(calendar, round) ? IntervalStatus.CLOSED : IntervalStatus.OPEN;
        IntervalFacts.Closing facts = new IntervalFacts.Closing(
                call.time(),
                calendar.gate(round),
                calendar.gate(round).plusMillis(calendar.graceMillis()),
                state.isSealed(calendar, round.previous()));
        return IntervalLifeCycle.TABLE
                .next(status, IntervalLifeCycle.CLOSE_ROUND, call.creator().role(), facts)
                .map(closed -> {
                    EnergyState.SEALED.put(state.world(), new StoredValues.Seal(call.time()), round);
                    state.tell(new EnergyEvent.RoundClosed(round, call.time()));
                    return new EnergyResult.Done();
                });
    }
}
