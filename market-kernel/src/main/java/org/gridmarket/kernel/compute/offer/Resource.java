package org.gridmarket.kernel.compute.offer;

import org.gridmarket.kernel.party.AccountKey;

/**
 * A resource in the book or in a match.
 *
 * @param id from its posting
 * @param owner the resource provider
 * @param offer as it was posted
 * @param use how often it has been renewed
 */
public record Resource(OfferId id, AccountKey owner, ResourceOffer offer, int use) {
    public Resource renewed() {
        return new Resource(id, owner, offer, Math.incrementExact(use));
    }
}
