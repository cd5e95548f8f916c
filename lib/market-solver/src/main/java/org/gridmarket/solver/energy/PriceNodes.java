package org.gridmarket.solver.energy;

import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The nodes of the price ladder of one interval: runs of price levels within which every seller meets every buyer. Energy
 * may move from a node to a dearer one, never back, which is (2.3) for all pairs at once. One node: prices do not bind.
 */
final class PriceNodes {
    /** What stands at one price. */
    private record Level(boolean sells, boolean buys) {
        private Level and(Level other) {
            return new Level(sells || other.sells, buys || other.buys);
        }
    }

    private final NavigableMap<Long, Integer> nodeFrom = new TreeMap<>();

    PriceNodes(List<Slot> sells, List<Slot> buys) {
        NavigableMap<Long, Level> levels = new TreeMap<>();
        sells.forEach(slot -> levels.merge(slot.price(), new Level(true, false), Level::and));
        buys.forEach(slot -> levels.merge(slot.price(), new Level(false, true), Level::and));
        boolean hasBuyers = false;
        for (var level : levels.entrySet()) {
            if (nodeFrom.isEmpty() || (hasBuyers && level.getValue().sells())) {
                nodeFrom.put(level.getKey(), nodeFrom.size());
                hasBuyers = false;
            }
            hasBuyers |= level.getValue().buys();
        }
    }

    /** Whether some seller and some buyer of these cannot trade for their prices. */
    static boolean bind(List<Slot> sells, List<Slot> buys) {
        long dearestSell = sells.stream().mapToLong(Slot::price).max().orElse(Long.MIN_VALUE);
        long cheapestBuy = buys.stream().mapToLong(Slot::price).min().orElse(Long.MAX_VALUE);
        return dearestSell > cheapestBuy;
    }

    int size() {
        return nodeFrom.size();
    }

    /** The node of a price at which something stands. */
    int nodeOf(long price) {
        return nodeFrom.floorEntry(price).getValue();
    }

    /** The lowest price of each node, ascending. */
    Iterator<Long> lowestPrices() {
        return nodeFrom.keySet().iterator();
    }
}
