package org.gridmarket.testkit.allocation;

import org.gridmarket.kernel.allocation.operation.AllocationMoney;
import org.gridmarket.kernel.quantity.Money;

/** What lies in allocation markets. */
final class AllocationMoneyLeft {
    private AllocationMoneyLeft() {}

    static Money of(AllocationOnLedger market) {
        return new AllocationMoney().heldIn(market.ledger().rows());
    }
}
