package org.gridmarket.kernel.stream.operation;

import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.WorldState;

/** How long what is signed may be held back: else a reveal could be kept until a supplier's time to open is over. */
final class Validities {
    /** The last period of an operation is the current one or the next. */
    static final int PERIODS_AHEAD = 1;

    /** Of an acceptance: several parties sign, one after the other (stream-market, One transaction binds all). */
    static final int ACCEPTANCE_AHEAD = 2;

    private Validities() {}

    static Decision<LedgerPeriods> of(WorldState world) {
        return LedgerPeriods.of(world, PERIODS_AHEAD);
    }
}
