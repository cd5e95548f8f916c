package org.gridmarket.kernel.allocation.operation;

import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.StoredSolution;
import org.gridmarket.kernel.allocation.offer.OfferPage;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Reads the instance of a sealed cycle: by ranges over books up to it and cycles before it, no wider, which nobody writes any
 * more. So reading it never makes a solution void.
 */
final class InstanceReading {
    private static final String SOURCE = "allocation-market, Cycles; docs/limits.md";

    /** Rows that are in memory together, besides what is made of them. */
    private static final int TOGETHER = 200;

    private static final int MEGABYTE = 1_000_000;

    private InstanceReading() {}

    /** The instance of a cycle whose seal is given, and before which all are final. */
    static Decision<AllocationInstance> read(Cycle cycle, StoredRows.CycleSeal seal, MarketRows market) {
        AllocationInstance.Builder builder =
                new AllocationInstance.Builder(market.schema(), market.terms(seal.terms()), cycle);
        Cycle oldest = cycle.back(market.calendar().life() - 1);
        int room = AllocationLimit.INSTANCE_MEGABYTES.ceiling() * MEGABYTE;
        int read = market.in(AllocationState.PAGE)
                .scan(market.world(), oldest, cycle, TOGETHER, room, row -> builder.page(page(row), row.value()));
        if (read <= room) {
            read += market.in(AllocationState.VOID)
                    .scan(
                            market.world(),
                            oldest,
                            cycle,
                            TOGETHER,
                            room - read,
                            row -> builder.without(row.value().offers()));
        }
        for (Cycle c = oldest; read <= room && c.isBefore(cycle); c = c.next()) {
            read += earlier(c, builder, market);
        }
        return read <= room
                ? Decision.accept(builder.build())
                : Decision.reject(
                        AllocationRejection.BOOKS_TOO_LARGE,
                        SOURCE,
                        "books " + oldest + ".." + cycle + " of " + market.name() + " have more than " + room
                                + " bytes");
    }

    /** The assignments of an earlier cycle; how much was read. */
    private static int earlier(Cycle c, AllocationInstance.Builder builder, MarketRows market) {
        return market.finalCycle(c)
                .filter(head -> head.assignments() > 0)
                .map(head -> {
                    StoredSolution solution = solution(c, head, market);
                    builder.earlier(solution);
                    return AllocationLimit.ASSIGNMENT_BYTES.ceiling() * head.assignments();
                })
                .orElse(0);
    }

    /** The solution whose assignments a cycle has made final. */
    static StoredSolution solution(Cycle c, StoredRows.FinalCycle head, MarketRows market) {
        if (head.solver() == null || head.turn() == null) {
            throw new IllegalStateException("cycle " + c + " is final without assignments");
        }
        return market.in(AllocationState.SOLUTION)
                .find(market.world(), c, head.solver(), head.turn())
                .orElseThrow(() -> new IllegalStateException(
                        "the solution of cycle " + c + " of " + market.name() + " is missing"));
    }

    private static PageId page(StateTable.Row<OfferPage> row) {
        return pageOf(row.key());
    }

    /** The page of a row whose key has the market, the book, and the page's name. */
    static PageId pageOf(String key) {
        Cycle book = new Cycle((int) Keys.numberSegment(key, 2).number());
        return new PageId(book, new OperationName(Bytes.hex(key.split("~", -1)[3])));
    }
}
