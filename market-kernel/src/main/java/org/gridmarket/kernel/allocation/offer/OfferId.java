package org.gridmarket.kernel.allocation.offer;

import java.util.Comparator;

/**
 * One offer.
 *
 * @param page the posting
 * @param index in it, from 0
 */
public record OfferId(PageId page, int index) implements Comparable<OfferId> {
    private static final Comparator<OfferId> ORDER =
            Comparator.comparing(OfferId::page).thenComparingInt(OfferId::index);

    @Override
    public int compareTo(OfferId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return page + "/" + index;
    }
}
