package org.gridmarket.kernel.clock.operation;

import org.gridmarket.kernel.clock.PeriodLifeCycle;
import org.gridmarket.kernel.clock.PeriodStatus;
import org.gridmarket.kernel.clock.message.ClockAnswer;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.quantity.LedgerPeriod;

/**
 * Seals a period that is over; anyone may, in any order, and nobody has to. It reads and writes that one seal, so only another
 * seal of the same period can make it fail, and then it is done.
 */
final class PeriodSealing {
    private PeriodSealing() {}

    static Decision<Receipt> run(LedgerPeriod period, LedgerPeriods periods, LedgerCall call, WorldState world) {
        return PeriodLifeCycle.TABLE
                .next(
                        status(period, periods),
                        PeriodLifeCycle.SEAL,
                        call.creator().role(),
                        new PeriodLifeCycle.Sealing(call.time(), periods.clock().sealable(period)))
                .map(legal -> {
                    ClockState.SEAL.put(world, new ClockState.PeriodSeal(call.time()), period);
                    return ClockState.receipt(
                            ClockAnswer.ClockDone.class,
                            new ClockAnswer.ClockDone(),
                            new ClockEvent.PeriodSealed(period, call.time()));
                });
    }

    static PeriodStatus status(LedgerPeriod period, LedgerPeriods periods) {
        return periods.isSealed(period) ? PeriodStatus.SEALED : PeriodStatus.OPEN;
    }
}
