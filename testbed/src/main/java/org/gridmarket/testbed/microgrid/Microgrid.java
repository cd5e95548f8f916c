package org.gridmarket.testbed.microgrid;

import java.util.List;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.quantity.Interval;

/**
 * A grid with its homes and the intervals for which they have plans.
 *
 * @param source where it comes from, for reports
 * @param grid feeders, groups, limits
 * @param homes at least one
 * @param first the first interval
 * @param last the last one
 */
public record Microgrid(String source, GridPlan grid, List<Household> homes, Interval first, Interval last) {
    public Microgrid {
        homes = List.copyOf(homes);
        if (homes.isEmpty()) {
            throw new IllegalArgumentException("microgrid " + source + " has no home");
        }
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("microgrid " + source + " ends at " + last + ", before " + first);
        }
    }

    /** The same homes with what they do between two intervals. */
    public Microgrid within(Interval from, Interval to) {
        List<Household> kept = homes.stream()
                .map(home -> new Household(
                        home.meter(), home.feeder(), home.limits(), home.plan().within(from, to)))
                .toList();
        return new Microgrid(source, grid, kept, from, to);
    }

    /** How many intervals its day has. */
    public int intervals() {
        return last.index() - first.index() + 1;
    }
}
