package org.gridmarket.kernel.allocation.message;

import java.util.List;
import org.gridmarket.kernel.allocation.certificate.ProvedTerms;
import org.gridmarket.kernel.allocation.clearing.AssignmentPacking;
import org.gridmarket.kernel.allocation.cycle.FinalSource;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Longs;
import org.jspecify.annotations.Nullable;

/** What allocation markets tell: all that members and solvers need, and that an audit adds up. */
public sealed interface AllocationEvent {
    /** A market waits for its supervisor; what the supervisor names is the digest. */
    record AllocationMarketProposed(MarketSchema schema, Bytes digest) implements AllocationEvent {}

    /** There is a market; its book 0 is open. */
    record AllocationMarketFounded(MarketSchema schema) implements AllocationEvent {}

    /** Terms, or the end where there are none, wait for the supervisor. */
    record AllocationChangeProposed(
            MarketName market, Cycle from, @Nullable MarketTerms terms, Bytes digest) implements AllocationEvent {}

    /** Terms are in force from a cycle on. */
    record AllocationTermsEffective(MarketName market, Cycle from, MarketTerms terms) implements AllocationEvent {}

    /** Books from a cycle on never open. */
    record AllocationEndAgreed(MarketName market, Cycle from) implements AllocationEvent {}

    /** An account may post. */
    record AllocationMemberAdmitted(MarketName market, AccountKey account, List<String> groups)
            implements AllocationEvent {
        public AllocationMemberAdmitted {
            groups = List.copyOf(groups);
        }
    }

    /** An account may post no more. */
    record AllocationMemberExpelled(MarketName market, AccountKey account) implements AllocationEvent {}

    /** An organisation answers for a solver of all allocation markets, or no longer. */
    record AllocationLicenceChanged(SolverLicence licence) implements AllocationEvent {}

    /** An offer is in a book. */
    record AllocationOfferPosted(MarketName market, OfferId id, AccountKey owner, List<String> groups, Offer offer)
            implements AllocationEvent {
        public AllocationOfferPosted {
            groups = List.copyOf(groups);
        }
    }

    /** An offer of a posting, counted from 0, was left out. */
    record AllocationOfferRefused(
            MarketName market, Cycle book, AccountKey owner, int position, String code, String detail)
            implements AllocationEvent {}

    /** An offer is void from the instance of this book on. */
    record AllocationOfferCancelled(MarketName market, Cycle book, OfferId id) implements AllocationEvent {}

    /** A book is sealed; terms of that cycle are in force for it. */
    record AllocationCycleClosed(MarketName market, Cycle cycle, LedgerTime time, Cycle terms)
            implements AllocationEvent {}

    /** A solution is the candidate. */
    record AllocationSolutionAccepted(
            MarketName market, Cycle cycle, AccountKey solver, Worth value, ProvedTerms proof, int assignments)
            implements AllocationEvent {}

    /** The assignments of a cycle stand: with their prices, and the fee that consumers pay besides. */
    record AllocationCycleFinalised(
            MarketName market,
            Cycle cycle,
            LedgerTime time,
            FinalSource source,
            AssignmentPacking assignments,
            Longs prices,
            UnitValue fee)
            implements AllocationEvent {}

    /** What was due of a page was paid. */
    record AllocationSettled(MarketName market, PageId page, AccountKey owner, Money amount)
            implements AllocationEvent {}

    /** An assignment of a final cycle, counted from 0, counts no more for money. */
    record AllocationReversed(MarketName market, Cycle cycle, int assignment) implements AllocationEvent {}

    /** The fees of a cycle wait for an account. */
    record AllocationFeesCollected(MarketName market, Cycle cycle, AccountKey account, Money amount)
            implements AllocationEvent {}

    /** All that was posted for a book is gone. */
    record AllocationSwept(MarketName market, Cycle book) implements AllocationEvent {}
}
