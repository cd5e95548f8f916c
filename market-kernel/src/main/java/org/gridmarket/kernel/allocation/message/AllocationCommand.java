package org.gridmarket.kernel.allocation.message;

import java.util.List;
import org.gridmarket.kernel.allocation.certificate.AllocationCertificate;
import org.gridmarket.kernel.allocation.clearing.Solution;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of allocation markets; the function is the record's name behind {@code allocation:}. */
public sealed interface AllocationCommand {
    /** Signed by an account and relayed. */
    sealed interface Signed extends AllocationCommand {}

    /** Attributed to the Fabric identity of a consortium member. */
    sealed interface ByMember extends AllocationCommand {}

    /** By a member of the market: offers for the open book, judged one by one; what is accepted becomes one page. */
    record PostOffers(MarketName market, Cycle book, List<Offer> offers) implements Signed {
        public PostOffers {
            offers = List.copyOf(offers);
        }
    }

    /** By their owner: the offers are void from the book's instance on; what is not live is left out. */
    record CancelOffers(MarketName market, Cycle book, List<OfferId> offers) implements Signed {
        public CancelOffers {
            offers = List.copyOf(offers);
        }
    }

    /** Both at once: there is no update in place. */
    record ReplaceOffers(MarketName market, Cycle book, List<OfferId> cancelled, List<Offer> offers) implements Signed {
        public ReplaceOffers {
            cancelled = List.copyOf(cancelled);
            offers = List.copyOf(offers);
        }
    }

    /** By any account, for whomever: pays out what is due of these pages. */
    record Settle(MarketName market, List<PageId> pages) implements Signed {
        public Settle {
            pages = List.copyOf(pages);
        }
    }

    /** By a licensed solver: verified against the sealed instance; the best one is the candidate. */
    record SubmitSolution(Solution solution, @Nullable AllocationCertificate certificate) implements Signed {}

    /** By an administrator of the operator that the schema names. */
    record ProposeMarket(MarketSchema schema) implements ByMember {}

    /** By an administrator of the supervisor, before the epoch: founds the market. */
    record ApproveMarket(MarketName market, Bytes digest) implements ByMember {}

    /** By an administrator of the operator: other terms from a cycle on. */
    record ProposeTerms(MarketName market, Cycle from, MarketTerms terms) implements ByMember {}

    /** By an administrator of the supervisor, before the book of that cycle opens. */
    record ApproveTerms(MarketName market, Cycle from, Bytes digest) implements ByMember {}

    /** By an administrator of the operator: books from a cycle on never open. */
    record ProposeEnd(MarketName market, Cycle from) implements ByMember {}

    /** By an administrator of the supervisor, before the book of that cycle opens. */
    record ApproveEnd(MarketName market, Cycle from, Bytes digest) implements ByMember {}

    /** By an administrator of the operator: accounts may post from now on. */
    record AdmitMembers(MarketName market, List<Admission> members) implements ByMember {
        public AdmitMembers {
            members = List.copyOf(members);
        }
    }

    /** By an administrator of the operator: no further posting; offers that are posted stay. */
    record ExpelMembers(MarketName market, List<AccountKey> members) implements ByMember {
        public ExpelMembers {
            members = List.copyOf(members);
        }
    }

    /** By an administrator of any organisation, which answers for the solver; counts from the next ledger period. */
    record GrantLicence(AccountKey solver) implements ByMember {}

    /** By an administrator of the organisation that granted it. */
    record WithdrawLicence(AccountKey solver) implements ByMember {}

    /** Seals the book: by the operator's members when it is over, by any member organisation after the grace. */
    record CloseCycle(MarketName market, Cycle cycle) implements ByMember {}

    /** By any member organisation when solving is over: the candidate's assignments stand. */
    record Finalise(MarketName market, Cycle cycle) implements ByMember {}

    /** By anyone: deletes a portion of what is over with a book. */
    record Sweep(MarketName market, Cycle book, int rows) implements ByMember {}

    /** By an administrator of the supervisor within the hold: a no-show; nobody pays and nobody is paid. */
    record Reverse(MarketName market, Cycle cycle, int assignment) implements ByMember {}

    /** By an administrator of the operator after the hold: the fees of a cycle wait for this account. */
    record CollectFees(MarketName market, Cycle cycle, AccountKey account) implements ByMember {}
}
