package org.gridmarket.kernel.allocation.offer;

import java.util.Comparator;
import org.gridmarket.kernel.wire.ShownText;

/**
 * One offer.
 *
 * @param page the posting
 * @param index in it, from 0
 */
public record OfferId(PageId page, int index) implements Comparable<OfferId> {
    private static final Comparator<OfferId> ORDER =
            Comparator.comparing(OfferId::page).thenComparingInt(OfferId::index);

    /**
     * What {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it is nothing of the kind
     */
    public static OfferId read(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,4}")) {
            throw new IllegalArgumentException("'" + ShownText.of(text) + "' is no offer: BOOK.NAME/INDEX");
        }
        return new OfferId(PageId.read(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(OfferId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return page + "/" + index;
    }
}
