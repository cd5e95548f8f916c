package org.gridmarket.testbed.household;

import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * Energy that a household wants to trade once, in any of the intervals of a range (spec cli, "Data folder").
 *
 * @param first the first interval in which it may be traded
 * @param last the last one, not before the first
 * @param energy Wh over all intervals together: positive sells, negative buys
 * @param reservation R, or null for the edge of the band, which never binds
 */
public record ProfileRow(
        Interval first,
        Interval last,
        NetEnergy energy,
        @Nullable UnitPrice reservation) {
    public ProfileRow {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("profile row ends at " + last + ", before it starts at " + first);
        }
    }

    /** Whether it is for sale or to be bought. */
    public Side side() {
        return energy.wh() > 0 ? Side.SELL : Side.BUY;
    }

    /** Whether the household can choose when this energy flows. */
    public boolean isFlexible() {
        return first.isBefore(last);
    }
}
