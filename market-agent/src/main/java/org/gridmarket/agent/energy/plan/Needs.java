package org.gridmarket.agent.energy.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;

/**
 * What homes want to trade in an interval, over all intervals in which they want to; energy that may flow in any of several
 * counts as spread over them evenly.
 *
 * @param sells whether any of it is for sale
 * @param buys whether any of it is to be bought
 * @param sizes Wh of each home, interval and side, ascending, all above 0
 */
public record Needs(boolean sells, boolean buys, List<Energy> sizes) {
    private static final int PERCENT = 100;

    public Needs {
        sizes = List.copyOf(sizes);
    }

    /** Of one home. */
    public static Needs of(Household home) {
        return of(List.of(home));
    }

    /** Of several homes together. */
    public static Needs of(List<Household> homes) {
        List<Energy> sizes = new ArrayList<>();
        boolean sells = false;
        boolean buys = false;
        for (Household home : homes) {
            Map<Interval, Energy> sold = on(Side.SELL, home);
            Map<Interval, Energy> bought = on(Side.BUY, home);
            sells |= !sold.isEmpty();
            buys |= !bought.isEmpty();
            sizes.addAll(sold.values());
            sizes.addAll(bought.values());
        }
        return new Needs(sells, buys, sizes.stream().sorted().toList());
    }

    /** What one home needs on one side, by interval; all above 0. */
    static Map<Interval, Energy> on(Side side, Household home) {
        Map<Interval, Energy> needs = new HashMap<>();
        home.plan().rows().stream().filter(row -> row.side() == side).forEach(row -> spread(row, needs));
        return needs;
    }

    private static void spread(ProfileRow row, Map<Interval, Energy> side) {
        IntervalSet intervals = IntervalSet.range(row.first(), row.last());
        Energy each = Energy.ofWh(Math.abs(row.energy().wh()) / intervals.size());
        if (!each.isZero()) {
            intervals.forEach(t -> side.merge(t, each, Energy::plus));
        }
    }

    /** So many of a hundred are smaller; zero when there are none. */
    public Energy atPercent(int percent) {
        return atPercent(sizes, percent);
    }

    /** The same of any sizes, ascending. */
    public static Energy atPercent(List<Energy> sizes, int percent) {
        return sizes.isEmpty() ? Energy.ZERO : sizes.get(Math.min(sizes.size() - 1, sizes.size() * percent / PERCENT));
    }
}
