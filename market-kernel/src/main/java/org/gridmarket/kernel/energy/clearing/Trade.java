package org.gridmarket.kernel.energy.clearing;

import java.util.Comparator;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;

/**
 * Energy that a solution wants to move: epsilon(s, b, t). No price: the kernel computes it from whom the solution pairs. Of
 * pairings that are equally good the first stands, so a solver may choose among their prices (docs/adr/0013).
 *
 * @param sell the selling offer
 * @param buy the buying offer
 * @param t the interval
 * @param energy Wh; a verified trade has more than 0
 */
public record Trade(OfferId sell, OfferId buy, Interval t, Energy energy) implements Comparable<Trade> {
    /** The order of a solution: (t, sell, buy). */
    public static final Comparator<Trade> ORDER =
            Comparator.comparing(Trade::t).thenComparing(Trade::sell).thenComparing(Trade::buy);

    @Override
    public int compareTo(Trade other) {
        return ORDER.compare(this, other);
    }

    public Trade withEnergy(Energy changed) {
        return new Trade(sell, buy, t, changed);
    }
}
