package org.gridmarket.kernel.energy.offer;

import java.util.Comparator;

/**
 * One offer: its page and its place on it.
 *
 * @param page the page
 * @param index place in the posting, 0..199
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
        return page + "#" + index;
    }
}
