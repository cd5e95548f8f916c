package org.gridmarket.testbed.privacy.grouping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

/**
 * The grid plan of a merger with the largest limits that are safe. What is safe, the kernel says; this only asks it, from the
 * largest candidate down. A group of one feeder keeps the feeder's limits. For several, only two kinds of values can be the
 * largest: the sums of case 2 (2.19), where no feeder can be overloaded, and some feeder's C^e (2.17, corrected).
 */
final class SafestPlan {
    private final List<Feeder> feeders;
    private final Map<FeederId, FeederLoad> loads;

    SafestPlan(List<Feeder> feeders, Map<FeederId, FeederLoad> loads) {
        this.feeders = List.copyOf(feeders);
        this.loads = Map.copyOf(loads);
    }

    GridPlan of(Merger merger) {
        List<AnonymityGroup> groups = new ArrayList<>();
        List<LimitGroup> limits = new ArrayList<>();
        for (List<FeederId> members : merger.groups()) {
            AnonymityGroup group = group(members);
            groups.add(group);
            limits.add(new LimitGroup(group.id(), List.of(group.id()), largestSafe(members)));
        }
        return new GridPlan(feeders, groups, limits);
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
