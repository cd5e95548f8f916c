package org.gridmarket.solver.energy;

import java.util.Comparator;
import java.util.List;

/**
 * Pairs what is sold and bought in one interval by the north-west-corner rule: dearest seller with dearest buyer, and each
 * step uses up one of them, so there are at most sellers + buyers - 1 pairs. Since limits (2.6), (2.7) depend on sums per
 * group only, any pairing keeps them. The order keeps (2.3): if some pairing does, then for every price p the buyers from
 * p on take at least as much as the sellers from p on give, and the walk never meets a seller above its buyer.
 */
final class CornerWalk {
    /** Takes a pair with its energy. */
    @FunctionalInterface
    interface Pairing<K> {
        void pair(K sell, K buy, long wh);
    }

    private CornerWalk() {}

    /** Walks; a seller that meets no price (possible after rounding only), and what finds no partner, is left unpaired. */
    static <K> void walk(List<Portion<K>> sells, List<Portion<K>> buys, Pairing<K> pairing) {
        List<Portion<K>> down = dearestFirst(sells);
        List<Portion<K>> across = dearestFirst(buys);
        int s = 0;
        int b = 0;
        long sellOpen = down.isEmpty() ? 0 : down.getFirst().wh();
        long buyOpen = across.isEmpty() ? 0 : across.getFirst().wh();
        while (s < down.size() && b < across.size()) {
            Portion<K> sell = down.get(s);
            Portion<K> buy = across.get(b);
            if (sell.price() > buy.price()) {
                sellOpen = 0;
            } else {
                long wh = Math.min(sellOpen, buyOpen);
                pairing.pair(sell.of(), buy.of(), wh);
                sellOpen -= wh;
                buyOpen -= wh;
            }
            if (sellOpen == 0 && ++s < down.size()) {
                sellOpen = down.get(s).wh();
            }
            if (buyOpen == 0 && ++b < across.size()) {
                buyOpen = across.get(b).wh();
            }
        }
    }

    private static <K> List<Portion<K>> dearestFirst(List<Portion<K>> portions) {
        return portions.stream()
                .sorted(Comparator.comparingLong((Portion<K> portion) -> portion.price())
                        .reversed())
                .toList();
    }
}
