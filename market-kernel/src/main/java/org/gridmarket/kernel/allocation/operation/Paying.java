package org.gridmarket.kernel.allocation.operation;

import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;

/** Pays what a page is owed beyond what it was given, and notes it. */
final class Paying {
    private Paying() {}

    /**
     * Into the purse of the owner when the owner itself asks; else it waits for the owner, so that nobody writes another's
     * purse.
     *
     * @return what was paid; zero when nothing was due
     */
    static Money pay(
            PageId id,
            AccountKey owner,
            StoredRows.Standing standing,
            PageDue due,
            AccountKey asking,
            MarketRows market) {
        Money amount = due.total().minus(standing.given());
        if (asking.equals(owner)) {
            market.purses().give(owner, market.deal(id), amount);
        } else {
            market.purses().payOut(owner, market.deal(id), amount);
        }
        market.in(AllocationState.STANDING)
                .put(market.world(), standing.paid(due.total(), due.through()), id.book(), id.name());
        if (!amount.isZero()) {
            market.tell(new AllocationEvent.AllocationSettled(market.name(), id, owner, amount));
        }
        return amount;
    }
}
