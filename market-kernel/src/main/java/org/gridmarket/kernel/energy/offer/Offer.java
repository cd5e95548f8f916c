package org.gridmarket.kernel.energy.offer;

import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * What an account offers: energy that may be traded in any of the named intervals, in parts, each Wh once.
 *
 * @param side selling or buying
 * @param energy E, Wh over all intervals together, above 0
 * @param intervals I, a set, not only a range; not empty
 * @param reservation R: a seller wants at least, a buyer pays at most, this price
 */
public record Offer(Side side, Energy energy, IntervalSet intervals, UnitPrice reservation) {
    public Offer {
        if (energy.isZero()) {
            throw new IllegalArgumentException("an offer needs energy above 0 Wh");
        }
        if (intervals.isEmpty()) {
            throw new IllegalArgumentException("an offer needs at least one interval");
        }
    }

    /** The last named interval, after which nothing can be traded. */
    public Interval expiry() {
        return intervals.last();
    }
}
