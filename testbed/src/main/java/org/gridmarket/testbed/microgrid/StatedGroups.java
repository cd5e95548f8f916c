package org.gridmarket.testbed.microgrid;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.LimitGroup;

/**
 * The limit groups that an input states, as sets of feeders. A group of one feeder with the limits of that feeder's own line is
 * the plain case and states nothing beyond the feeder.
 */
public final class StatedGroups {
    private StatedGroups() {}

    /** Those of a grid, in its order. */
    public static List<LimitGroup> of(GridPlan grid) {
        return grid.limitGroups().stream()
                .filter(group -> !isPlain(group, grid))
                .toList();
    }

    private static boolean isPlain(LimitGroup group, GridPlan grid) {
        Set<FeederId> members = feeders(group, grid);
        return members.size() == 1
                && grid.feeders().stream()
                        .filter(feeder -> members.contains(feeder.id()))
                        .map(Feeder::limit)
                        .anyMatch(group.limit()::equals);
    }

    /** The feeders of a limit group. */
    public static Set<FeederId> feeders(LimitGroup group, GridPlan grid) {
        return grid.anonymityGroups().stream()
                .filter(part -> group.members().contains(part.id()))
                .map(AnonymityGroup::feeders)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    /** For what cannot keep them: refuses a microgrid that states groups rather than drop them. */
    public static void requireNone(Microgrid microgrid, String what) {
        List<LimitGroup> stated = of(microgrid.grid());
        if (!stated.isEmpty()) {
            throw new DataException(microgrid.source() + ": limit group '"
                    + stated.getFirst().id().name() + "' of the folder cannot be kept in " + what
                    + "; use a folder without groups.csv and limits.csv");
        }
    }
}
