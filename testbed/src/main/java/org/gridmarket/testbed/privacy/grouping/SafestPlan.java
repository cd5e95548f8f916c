package org.gridmarket.testbed.privacy.grouping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.FeederLoad;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.grid.SafeLimits;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.testbed.microgrid.StatedGroups;

/**
 * The grid plan of a merger with the largest limits that are safe. What is safe, the kernel says; this only asks it, from the
 * largest candidate down. A group of one feeder keeps the feeder's limits. For several, only two kinds of values can be the
 * largest: the sums of case 2 (2.19), where no feeder can be overloaded, and some feeder's C^e (2.17, corrected).
 */
final class SafestPlan {
    /** Stands for the other members of a limit group. */
    private static final GroupId ELSEWHERE = new GroupId("elsewhere");

    private static final FeederId NO_FEEDER = new FeederId("elsewhere");

    private final GridPlan grid;
    private final List<Feeder> feeders;
    private final Map<FeederId, FeederLoad> loads;

    /**
     * Plans for the feeders of a grid, which keep the limit groups that the grid states.
     *
     * @param grid as it was read
     * @param loads what the homes of each feeder may trade
     */
    SafestPlan(GridPlan grid, Map<FeederId, FeederLoad> loads) {
        this.grid = grid;
        this.feeders = grid.feeders();
        this.loads = Map.copyOf(loads);
    }

    /** The plan of a merger; throws {@link CutGroupException} when one of its groups is cut by a limit group of the grid. */
    GridPlan of(Merger merger) {
        List<AnonymityGroup> groups =
                merger.groups().stream().map(SafestPlan::group).toList();
        List<LimitGroup> stated = StatedGroups.of(grid).stream()
                .map(group -> translated(group, groups))
                .toList();
        List<LimitGroup> limits = new ArrayList<>(stated);
        for (AnonymityGroup group : groups) {
            LimitGroup safe =
                    new LimitGroup(freeName(group.id(), stated), List.of(group.id()), largestSafe(group.feeders()));
            boolean isStated = stated.stream().anyMatch(limit -> limit.members().contains(group.id()));
            if (!isStated || !isSafeWith(stated, group)) {
                limits.add(safe);
            }
        }
        return new GridPlan(feeders, groups, limits);
    }

    private LimitGroup translated(LimitGroup stated, List<AnonymityGroup> groups) {
        Set<FeederId> members = StatedGroups.feeders(stated, grid);
        List<GroupId> parts = new ArrayList<>();
        for (AnonymityGroup group : groups) {
            List<FeederId> inside =
                    group.feeders().stream().filter(members::contains).toList();
            if (inside.size() == group.feeders().size()) {
                parts.add(group.id());
            } else if (!inside.isEmpty()) {
                throw new CutGroupException(stated.id(), group);
            }
        }
        return new LimitGroup(stated.id(), parts, stated.limit());
    }

    /** Whether the limits that the grid states keep the feeders of a group safe without another one. */
    private boolean isSafeWith(List<LimitGroup> stated, AnonymityGroup group) {
        List<LimitGroup> own = stated.stream()
                .filter(limit -> limit.members().contains(group.id()))
                .map(limit -> limit.members().size() == 1
                        ? limit
                        : new LimitGroup(limit.id(), List.of(group.id(), ELSEWHERE), limit.limit()))
                .toList();
        List<Feeder> members = new ArrayList<>(chosen(group.feeders()));
        members.add(new Feeder(NO_FEEDER, new NetLimit(Energy.UNLIMITED, Energy.UNLIMITED)));
        AnonymityGroup others = new AnonymityGroup(ELSEWHERE, List.of(NO_FEEDER));
        return SafeLimits.offence(new GridPlan(members, List.of(group, others), own), loads) == null;
    }

    private static GroupId freeName(GroupId wanted, List<LimitGroup> stated) {
        boolean taken = stated.stream().anyMatch(limit -> limit.id().equals(wanted));
        return taken ? freeName(new GroupId("safe-" + wanted.name()), stated) : wanted;
    }

    /** The largest limits under which these feeders may be one group. */
    NetLimit largestSafe(List<FeederId> members) {
        List<Feeder> chosen = chosen(members);
        if (chosen.size() == 1) {
            return chosen.getFirst().limit();
        }
        for (NetLimit candidate : candidates(chosen)) {
            if (SafeLimits.offence(asOneGroup(members, candidate), loads) == null) {
                return candidate;
            }
        }
        throw new IllegalStateException("feeders " + members + " are unsafe even at the smallest C^e among them");
    }

    /** These feeders alone, in one group with this limit. */
    GridPlan asOneGroup(List<FeederId> members, NetLimit limit) {
        AnonymityGroup group = group(members);
        return new GridPlan(
                chosen(members), List.of(group), List.of(new LimitGroup(group.id(), List.of(group.id()), limit)));
    }

    private static List<NetLimit> candidates(List<Feeder> chosen) {
        List<NetLimit> candidates = new ArrayList<>();
        Energy internal = Energy.ZERO;
        Energy external = Energy.ZERO;
        for (Feeder feeder : chosen) {
            internal = sum(internal, feeder.limit().internal());
            external = sum(external, feeder.limit().external());
        }
        candidates.add(new NetLimit(internal, external));
        chosen.stream()
                .map(feeder -> feeder.limit().external())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .forEach(bearable -> candidates.add(new NetLimit(bearable, bearable)));
        return candidates;
    }

    private static Energy sum(Energy one, Energy other) {
        return other.exceeds(Energy.UNLIMITED.minus(one)) ? Energy.UNLIMITED : one.plus(other);
    }

    private List<Feeder> chosen(List<FeederId> members) {
        return feeders.stream().filter(feeder -> members.contains(feeder.id())).toList();
    }

    private static AnonymityGroup group(List<FeederId> members) {
        String first = members.getFirst().name();
        return new AnonymityGroup(new GroupId(members.size() == 1 ? first : "with-" + first), members);
    }
}
