package org.gridmarket.kernel.allocation.operation;

import org.gridmarket.kernel.allocation.cycle.CycleLifeCycle;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;

/**
 * Seals a book. It reads its own seal and the key that opens the book, and writes one row: books are closed in order, and a
 * second closing never stands in the way of finalising.
 */
final class CycleClosing {
    private CycleClosing() {}

    static Decision<Receipt> run(Cycle c, LedgerCall call, MarketRows market) {
        boolean over = !call.time().isBefore(market.calendar().closes(c));
        boolean grace = !call.time().isBefore(market.calendar().graceOver(c));
        boolean operators = call.creator().organisation() == market.schema().operator();
        return CycleLifeCycle.TABLE
                .next(
                        market.status(c),
                        CycleLifeCycle.CLOSE,
                        call.creator().role(),
                        new CycleLifeCycle.Closing(over, operators, grace, market.isEnded(c)))
                .map(solving -> {
                    Cycle terms = termsOf(c, market);
                    market.in(AllocationState.SEALED)
                            .put(market.world(), new StoredRows.CycleSeal(call.time(), terms), c);
                    market.tell(new AllocationEvent.AllocationCycleClosed(market.name(), c, call.time(), terms));
                    return market.done();
                });
    }

    /** From which cycle on the terms hold that are in force: those of this cycle, or else what the cycle before had. */
    private static Cycle termsOf(Cycle c, MarketRows market) {
        return market.in(AllocationState.TERMS).has(market.world(), c)
                ? c
                : market.seal(c.previous())
                        .orElseThrow(() -> new IllegalStateException("cycle " + c + " follows one that is not sealed"))
                        .terms();
    }
}
