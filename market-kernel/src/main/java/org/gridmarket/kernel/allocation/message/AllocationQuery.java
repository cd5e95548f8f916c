package org.gridmarket.kernel.allocation.message;

import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.party.AccountKey;
import org.jspecify.annotations.Nullable;

/** What may be asked without changing anything; the function is the record's name behind {@code allocation:}. */
public sealed interface AllocationQuery {
    /** Schema, end, members. */
    record ReadMarket(MarketName market) implements AllocationQuery {}

    /** The terms that were agreed from this cycle on; those of a closed cycle are named by {@link ReadCycle}. */
    record ReadTerms(MarketName market, Cycle from) implements AllocationQuery {}

    /** A member: its groups, and what counts against its bounds. */
    record ReadMember(MarketName market, AccountKey account) implements AllocationQuery {}

    /** Pages of a book and what was cancelled in it, by name, behind {@code after}. */
    record ReadBook(MarketName market, Cycle book, @Nullable OperationName after) implements AllocationQuery {}

    /** Offers of the sealed instance of a cycle, by id, behind {@code after}. */
    record ReadInstance(
            MarketName market, Cycle cycle, @Nullable OfferId after) implements AllocationQuery {}

    /** Who leads in a cycle, and with what. */
    record ReadCandidate(MarketName market, Cycle cycle) implements AllocationQuery {}

    /** Status of a cycle, and where it came from. */
    record ReadCycle(MarketName market, Cycle cycle) implements AllocationQuery {}

    /** The assignments of a final cycle, from position {@code from} on. */
    record ReadAssignments(MarketName market, Cycle cycle, int from) implements AllocationQuery {}

    /** A page, what was paid of it, and what is due. */
    record ReadPage(MarketName market, PageId page) implements AllocationQuery {}

    /** SHA-256 over all rows of allocation markets, to compare peers. */
    record ReadAllocationDigest() implements AllocationQuery {}
}
