package org.gridmarket.kernel.clock;

import static org.gridmarket.kernel.clock.PeriodStatus.OPEN;
import static org.gridmarket.kernel.clock.PeriodStatus.SEALED;
import static org.gridmarket.kernel.lifecycle.Effect.changes;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.always;
import static org.gridmarket.kernel.lifecycle.Guard.guard;
import static org.gridmarket.kernel.lifecycle.Row.row;

import java.util.List;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.LedgerTime;

/** OPEN -> SEALED, by anyone, once the period is over whoever's clock is asked. What is kept under it may go after that. */
public final class PeriodLifeCycle {
    /**
     * What sealing looks at.
     *
     * @param now the claimed time of the call
     * @param sealable from when on the period may be sealed
     */
    public record Sealing(LedgerTime now, LedgerTime sealable) {
        boolean isOver() {
            return !now.isBefore(sealable);
        }
    }

    public static final Event<Sealing> SEAL = event("SEAL", Sealing.class);

    /** Deletes a portion of the outcomes that are kept under the period. */
    public static final Event<NoFacts> SWEEP = event("SWEEP", NoFacts.class);

    private static final Guard<Sealing> OVER = guard("period over", Sealing::isOver);
    private static final Effect SEALS = changes("clock.seal").tells("PeriodSealed");
    private static final Effect DELETES = changes("clock.outcome").tells("OutcomesSwept");

    // spotless:off
    public static final LifeCycle<PeriodStatus, Role> TABLE = new LifeCycle<>(
            "ledger-period", OPEN, List.of(
            //  from    event  to      who             when      effect   source
            row(OPEN,   SEAL,  SEALED, Role.anyone(),  OVER,     SEALS,   "ledger, periods; docs/adr/0016"),
            row(SEALED, SWEEP, SEALED, Role.anyone(),  always(), DELETES, "ledger, periods; docs/adr/0016")),
            Role::includes);
    // spotless:on

    private PeriodLifeCycle() {}
}
