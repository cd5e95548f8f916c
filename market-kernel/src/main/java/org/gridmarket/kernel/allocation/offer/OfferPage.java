package org.gridmarket.kernel.allocation.offer;

import java.util.List;
import org.gridmarket.kernel.party.AccountKey;

/**
 * The accepted offers of one posting. Never changed: what becomes of them lies elsewhere.
 *
 * @param owner who posted them
 * @param groups of the owner at that time; they stay with the offers
 * @param offers in the order they were posted, at least one
 */
public record OfferPage(AccountKey owner, List<String> groups, List<Offer> offers) {
    public OfferPage {
        groups = List.copyOf(groups);
        offers = List.copyOf(offers);
    }

    /** How much it counts for among the books that an instance reads, in alternatives. */
    public int weight(int ofPage) {
        return ofPage
                + offers.stream().mapToInt(offer -> offer.alternatives().size()).sum();
    }
}
