package org.gridmarket.kernel.allocation.message;

import java.util.List;
import org.gridmarket.kernel.allocation.certificate.ProvedTerms;
import org.gridmarket.kernel.allocation.clearing.PricedAssignment;
import org.gridmarket.kernel.allocation.cycle.CycleStatus;
import org.gridmarket.kernel.allocation.cycle.FinalSource;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferPage;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** What committed operations and queries of allocation markets answer. */
public sealed interface AllocationAnswer {
    /** It has been done, and there is no more to say. */
    record AllocationDone() implements AllocationAnswer {}

    /** What the supervisor has to name. */
    record AllocationProposal(Bytes digest) implements AllocationAnswer {}

    /**
     * What became of a posting.
     *
     * @param page its accepted offers
     * @param accepted how many
     * @param refused code and reason of the others
     * @param deposit taken out of the purse
     */
    record AllocationPosting(PageId page, int accepted, List<RefusedOffer> refused, Money deposit)
            implements AllocationAnswer {
        public AllocationPosting {
            refused = List.copyOf(refused);
        }
    }

    /** An offer of a posting, counted from 0, that was left out. */
    record RefusedOffer(int position, String code, String detail) {}

    /** How many offers were cancelled, and what of their deposits is back. */
    record AllocationCancelled(int offers, Money returned) implements AllocationAnswer {}

    /** Both, of a replacement. */
    record AllocationReplaced(AllocationCancelled cancelled, AllocationPosting posted) implements AllocationAnswer {}

    /** A solution that leads. */
    record AllocationLeads(Worth value, ProvedTerms proof, int assignments) implements AllocationAnswer {}

    /** A cycle that is final. */
    record AllocationFinal(Cycle cycle, FinalSource source, int assignments) implements AllocationAnswer {}

    /** How many pages had something due, and how much in all. */
    record AllocationPaid(int pages, Money amount) implements AllocationAnswer {}

    /** How many rows a sweep has deleted, and whether the book is swept. */
    record AllocationSweptRows(int rows, boolean last) implements AllocationAnswer {}

    /** A market; its end is null while none is agreed. */
    record AllocationMarketState(
            MarketSchema schema,
            @Nullable Cycle end,
            int members,
            @Nullable Cycle swept) implements AllocationAnswer {}

    /** Terms in force from a cycle on. */
    record AllocationTerms(Cycle from, MarketTerms terms) implements AllocationAnswer {}

    /** A member, or one that was. */
    record AllocationMember(AccountKey account, boolean member, List<String> groups, int offers, int room)
            implements AllocationAnswer {
        public AllocationMember {
            groups = List.copyOf(groups);
        }
    }

    /** A page with its id. */
    record PageOfBook(PageId id, OfferPage page) {}

    /** Pages of a book; the last answer says so. */
    record AllocationBook(Cycle book, boolean sealed, List<PageOfBook> pages, List<OfferId> cancelled, boolean last)
            implements AllocationAnswer {
        public AllocationBook {
            pages = List.copyOf(pages);
            cancelled = List.copyOf(cancelled);
        }
    }

    /** What final cycles took of one type. */
    record TakenType(ResourceType type, Amounts amounts) {}

    /** An offer of an instance, with what is taken of it already, and from whom. */
    record InstanceOffer(
            OfferId id,
            AccountKey owner,
            List<String> groups,
            Offer offer,
            List<TakenType> taken,
            List<OfferId> counterparts) {
        public InstanceOffer {
            groups = List.copyOf(groups);
            taken = List.copyOf(taken);
            counterparts = List.copyOf(counterparts);
        }
    }

    /** Offers of an instance; the last answer says so. */
    record AllocationInstanceState(Cycle cycle, List<InstanceOffer> offers, boolean last) implements AllocationAnswer {
        public AllocationInstanceState {
            offers = List.copyOf(offers);
        }
    }

    /** Who leads. */
    record AllocationCandidate(Cycle cycle, AccountKey solver, Worth value, ProvedTerms proof, int assignments)
            implements AllocationAnswer {}

    /** A cycle; terms, time and source are null before it is closed, and final. */
    record AllocationCycle(
            Cycle cycle,
            CycleStatus status,
            @Nullable Cycle terms,
            @Nullable LedgerTime time,
            @Nullable FinalSource source,
            int assignments)
            implements AllocationAnswer {}

    /** Assignments of a final cycle; the last answer says so. */
    record AllocationAssignments(Cycle cycle, UnitValue fee, List<PricedAssignment> assignments, boolean last)
            implements AllocationAnswer {
        public AllocationAssignments {
            assignments = List.copyOf(assignments);
        }
    }

    /** A page; what is due of it now, and what was paid before. */
    record AllocationPage(PageId id, OfferPage page, Money deposit, Money paid, Money due)
            implements AllocationAnswer {}

    /** The digest of all rows, and of how many. */
    record AllocationDigest(Bytes digest, int rows) implements AllocationAnswer {}
}
