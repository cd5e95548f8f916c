package org.gridmarket.kernel.compute.operation;

import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.WorldState;

/**
 * How long an operation of this market may be held back: its last period is the current one or the next. Else a match, a
 * rejection or a run could be kept until another party's time is over (compute-market, Beat).
 */
final class Validities {
    static final int PERIODS_AHEAD = 1;

    private Validities() {}

    static Decision<LedgerPeriods> of(WorldState world) {
        return LedgerPeriods.of(world, PERIODS_AHEAD);
    }
}
