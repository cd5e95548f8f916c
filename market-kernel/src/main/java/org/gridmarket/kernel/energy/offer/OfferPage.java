package org.gridmarket.kernel.energy.offer;

import java.util.List;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;

/**
 * Offers that were posted together: immutable once committed.
 *
 * @param id SHA-256(account, operation id)
 * @param account whose they are
 * @param book the book they were posted in
 * @param offers the accepted ones, each with its place in the posting, ascending
 */
public record OfferPage(PageId id, AccountKey account, Book book, List<Posted> offers) {
    /**
     * One accepted offer.
     *
     * @param index its place in the posting
     * @param group the anonymity group of its assets
     * @param offer what it says
     */
    public record Posted(int index, GroupId group, Offer offer) {}

    public OfferPage {
        offers = List.copyOf(offers);
    }
}
