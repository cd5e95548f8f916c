package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.privacy.grouping.GroupAdvice;
import org.gridmarket.testbed.privacy.grouping.Merger;

/**
 * A grid whose feeders are merged into groups that are large enough to hide in: a group that mixes has at least 2 k_min
 * members (spec anonymity). Feeders that are large enough stay alone, since every merger costs trade.
 */
public final class MergedMicrogrid {
    private MergedMicrogrid() {}

    /**
     * Large feeders are groups of their own; of the others the largest takes in the smallest until they are enough.
     *
     * @param least members of a group
     */
    public static Microgrid of(Microgrid microgrid, int least) {
        Map<FeederId, Long> homes = microgrid.homes().stream()
                .map(Household::feeder)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<FeederId> small = new ArrayList<>();
        List<List<FeederId>> groups = new ArrayList<>();
        for (Feeder feeder : microgrid.grid().feeders()) {
            if (homes.getOrDefault(feeder.id(), 0L) >= least) {
                groups.add(List.of(feeder.id()));
            } else {
                small.add(feeder.id());
            }
        }
        small.sort(Comparator.comparing((FeederId feeder) -> homes.getOrDefault(feeder, 0L))
                .thenComparing(FeederId::name));
        while (!small.isEmpty()) {
            List<FeederId> group = new ArrayList<>(List.of(small.removeLast()));
            while (members(group, homes) < least && !small.isEmpty()) {
                group.add(small.removeFirst());
            }
            if (members(group, homes) < least && !groups.isEmpty()) {
                group.addAll(groups.removeLast());
            }
            groups.add(group);
        }
        return GroupAdvice.merged(microgrid, new Merger("groups of " + least + " or more", groups));
    }

    private static long members(List<FeederId> group, Map<FeederId, Long> homes) {
        return group.stream()
                .mapToLong(feeder -> homes.getOrDefault(feeder, 0L))
                .sum();
    }

    /** Homes of the smallest group: the worst anonymity set. */
    public static int smallestGroup(Microgrid microgrid) {
        return microgrid.grid().anonymityGroups().stream()
                .mapToInt(group -> Math.toIntExact(microgrid.homes().stream()
                        .filter(home -> group.feeders().contains(home.feeder()))
                        .count()))
                .min()
                .orElse(0);
    }
}
