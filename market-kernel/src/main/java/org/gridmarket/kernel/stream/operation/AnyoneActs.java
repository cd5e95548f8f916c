package org.gridmarket.kernel.stream.operation;

import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.jspecify.annotations.Nullable;

/** Facts of what anybody may do: it names its last period as what is signed does, so that no copy can be held back. */
interface AnyoneActs extends OnStream {
    /** Until when it may be carried out. */
    record Validity(LedgerPeriod last, LedgerPeriods periods) {}

    Validity validity();

    default @Nullable String operationExpired() {
        return validity().periods().over(validity().last().asLast(), now());
    }

    default @Nullable String operationTooLongValid() {
        return validity().periods().tooFar(validity().last().asLast(), now());
    }
}
