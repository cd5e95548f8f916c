package org.gridmarket.testbed.household;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;

/**
 * When the homes of a circle offer. If each offered whenever it had a step to offer, then who begins to sell a little earlier in
 * the morning than the others would be known by that; so it offers when nearly all of its circle do.
 *
 * @param always whether there are no such hours
 * @param selling intervals in which it may sell
 * @param buying intervals in which it may buy
 */
public record TradingHours(boolean always, Set<Interval> selling, Set<Interval> buying) {
    /** Whenever a home likes. */
    public static final TradingHours ANY = new TradingHours(true, Set.of(), Set.of());

    /** Of a hundred homes that trade on a side at all, so many make an hour; one odd home must not silence all others. */
    private static final int ENOUGH_PERCENT = 90;

    private static final int PERCENT = 100;

    public TradingHours {
        selling = Set.copyOf(selling);
        buying = Set.copyOf(buying);
    }

    /**
     * The hours in which nine of ten of those homes that trade on a side usually need so much.
     *
     * @param least what a home must usually need to offer for sure
     */
    public static TradingHours of(List<Household> homes, Energy least) {
        return new TradingHours(false, on(Side.SELL, homes, least), on(Side.BUY, homes, least));
    }

    private static Set<Interval> on(Side side, List<Household> homes, Energy least) {
        Map<Interval, Integer> needing = new HashMap<>();
        int traders = 0;
        for (Household home : homes) {
            Map<Interval, Energy> needs = Needs.on(side, home);
            traders += needs.isEmpty() ? 0 : 1;
            needs.forEach((t, need) -> needing.merge(t, least.exceeds(need) ? 0 : 1, Integer::sum));
        }
        int enough = Math.ceilDiv(traders * ENOUGH_PERCENT, PERCENT);
        return needing.entrySet().stream()
                .filter(entry -> entry.getValue() >= enough)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a home may offer on a side in an interval. */
    boolean allow(Side side, Interval t) {
        return always || (side == Side.SELL ? selling : buying).contains(t);
    }
}
