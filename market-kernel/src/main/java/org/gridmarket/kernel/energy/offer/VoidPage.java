package org.gridmarket.kernel.energy.offer;

import java.util.List;
import org.gridmarket.kernel.quantity.Book;

/**
 * A cancellation: from the interval after its book on, these offers are void.
 *
 * @param id of the cancelling operation
 * @param book the book it was made in
 * @param offers what is void
 */
public record VoidPage(PageId id, Book book, List<OfferId> offers) {
    public VoidPage {
        offers = List.copyOf(offers);
    }
}
