package org.gridmarket.agent.energy.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;

/**
 * When the homes of a circle offer. If each offered whenever it had a step to offer, then who begins to sell a little earlier in
 * the morning than the others would be known by that; so it offers when nearly all that trade on a side do. A home that needs
 * less than they do is still silent alone.
 *
 * @param restricted whether there are hours; if not, a home offers whenever it likes, and both sets are empty
 * @param selling intervals in which it may sell
 * @param buying intervals in which it may buy
 */
public record TradingHours(boolean restricted, Set<Interval> selling, Set<Interval> buying) {
    /** Whenever a home likes. */
    public static final TradingHours ANY = new TradingHours(false, Set.of(), Set.of());

    /** Of a hundred homes that trade on a side at all, so many make an hour; one odd home must not silence all others. */
    private static final int ENOUGH_PERCENT = 90;

    private static final int PERCENT = 100;

    public TradingHours {
        selling = Set.copyOf(selling);
        buying = Set.copyOf(buying);
        if (!restricted && !(selling.isEmpty() && buying.isEmpty())) {
            throw new IllegalArgumentException("hours that restrict nobody are named: " + selling + ", " + buying);
        }
    }

    /**
     * The hours in which nine of ten of those homes that trade on a side need so much, by what is known of them beforehand. A
     * side on which few trade has no hours: they would be known by trading at all.
     *
     * @param least what a home must need to offer for sure
     * @param fewest so many homes at least must trade on a side
     */
    public static TradingHours of(List<Household> homes, Energy least, int fewest) {
        return new TradingHours(true, on(Side.SELL, homes, least, fewest), on(Side.BUY, homes, least, fewest));
    }

    private static Set<Interval> on(Side side, List<Household> homes, Energy least, int fewest) {
        Map<Interval, Integer> needing = new HashMap<>();
        int traders = 0;
        for (Household home : homes) {
            Map<Interval, Energy> needs = Needs.on(side, home);
            traders += needs.isEmpty() ? 0 : 1;
            needs.forEach((t, need) -> needing.merge(t, least.exceeds(need) ? 0 : 1, Integer::sum));
        }
        if (traders < fewest) {
            return Set.of();
        }
        int enough = Math.ceilDiv(traders * ENOUGH_PERCENT, PERCENT);
        return needing.entrySet().stream()
                .filter(entry -> entry.getValue() >= enough)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The first hours on a side from one interval to another that follow each other without a gap; empty if there are none. */
    public IntervalSet firstRun(Side side, Interval first, Interval last) {
        Interval start = first;
        while (!start.isAfter(last) && !allow(side, start)) {
            start = start.next();
        }
        Interval beyond = start;
        while (!beyond.isAfter(last) && allow(side, beyond)) {
            beyond = beyond.next();
        }
        return start.equals(beyond) ? IntervalSet.EMPTY : IntervalSet.range(start, beyond.previous());
    }

    /**
     * Hours of one day as they are in these intervals, whichever day that is.
     *
     * @param perDay intervals of a day
     */
    public TradingHours everyDay(int perDay, Interval first, Interval last) {
        return restricted
                ? new TradingHours(true, shifted(selling, perDay, first, last), shifted(buying, perDay, first, last))
                : this;
    }

    private static Set<Interval> shifted(Set<Interval> ofDay, int perDay, Interval first, Interval last) {
        return IntervalSet.range(first, last).stream()
                .filter(t -> ofDay.contains(Interval.of(Math.floorMod(t.index(), perDay))))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a home may offer on a side in an interval. */
    boolean allow(Side side, Interval t) {
        return !restricted || (side == Side.SELL ? selling : buying).contains(t);
    }
}
