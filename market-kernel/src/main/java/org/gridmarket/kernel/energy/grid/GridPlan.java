package org.gridmarket.kernel.energy.grid;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.energy.EnergyLimit;

/**
 * Feeders, anonymity groups and limit groups, as one rule. Its parts fit together or it does not construct; whether it is
 * safe for the meters there are is the question of {@link SafeLimits}.
 *
 * @param feeders all feeders, unique names
 * @param anonymityGroups a partition of the feeders
 * @param limitGroups unions of anonymity groups; they may overlap
 */
public record GridPlan(List<Feeder> feeders, List<AnonymityGroup> anonymityGroups, List<LimitGroup> limitGroups) {
    public GridPlan {
        feeders = List.copyOf(feeders);
        anonymityGroups = List.copyOf(anonymityGroups);
        limitGroups = List.copyOf(limitGroups);
        requireBounded("feeders", feeders.size());
        requireBounded("anonymity groups", anonymityGroups.size());
        requireBounded("limit groups", limitGroups.size());
        requirePartition(feeders, anonymityGroups);
        requireKnownMembers(anonymityGroups, limitGroups);
    }

    private static void requireBounded(String what, int size) {
        if (size == 0 || size > EnergyLimit.GROUPS_PER_PLAN.ceiling()) {
            throw new IllegalArgumentException(
                    size + " " + what + "; 1.." + EnergyLimit.GROUPS_PER_PLAN.ceiling() + " allowed");
        }
    }

    private static void requirePartition(List<Feeder> feeders, List<AnonymityGroup> groups) {
        Set<FeederId> missing = new LinkedHashSet<>();
        for (Feeder feeder : feeders) {
            if (!missing.add(feeder.id())) {
                throw new IllegalArgumentException("feeder " + feeder.id() + " is listed twice");
            }
        }
        Set<GroupId> names = new LinkedHashSet<>();
        for (AnonymityGroup group : groups) {
            if (!names.add(group.id())) {
                throw new IllegalArgumentException("anonymity group " + group.id() + " is listed twice");
            }
            for (FeederId feeder : group.feeders()) {
                if (!missing.remove(feeder)) {
                    throw new IllegalArgumentException(
                            "feeder " + feeder + " of group " + group.id() + " is unknown or in two groups");
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("feeders without an anonymity group: "
                    + missing.stream().sorted().toList());
        }
    }

    private static void requireKnownMembers(List<AnonymityGroup> groups, List<LimitGroup> limitGroups) {
        Set<GroupId> known = new LinkedHashSet<>();
        groups.forEach(group -> known.add(group.id()));
        Set<GroupId> names = new LinkedHashSet<>();
        for (LimitGroup limitGroup : limitGroups) {
            if (!names.add(limitGroup.id())) {
                throw new IllegalArgumentException("limit group " + limitGroup.id() + " is listed twice");
            }
            Set<GroupId> members = new LinkedHashSet<>();
            for (GroupId member : limitGroup.members()) {
                if (!known.contains(member) || !members.add(member)) {
                    throw new IllegalArgumentException(
                            "member " + member + " of limit group " + limitGroup.id() + " is unknown or listed twice");
                }
            }
        }
    }

    /** The anonymity group of a feeder. */
    public Optional<GroupId> groupOf(FeederId feeder) {
        return anonymityGroups.stream()
                .filter(group -> group.feeders().contains(feeder))
                .map(AnonymityGroup::id)
                .findFirst();
    }

    /** For each anonymity group, the limit groups that contain it (none is possible: then nothing may be traded). */
    public Map<GroupId, List<LimitGroup>> limitsByGroup() {
        Map<GroupId, List<LimitGroup>> byGroup = new LinkedHashMap<>();
        for (AnonymityGroup group : anonymityGroups) {
            byGroup.put(
                    group.id(),
                    limitGroups.stream()
                            .filter(limitGroup -> limitGroup.members().contains(group.id()))
                            .toList());
        }
        return byGroup;
    }

    /** One anonymity group and one limit group per feeder, with the feeder's own limits: the text's plain case. */
    public static GridPlan oneGroupPerFeeder(List<Feeder> feeders) {
        return new GridPlan(
                feeders,
                feeders.stream()
                        .map(f -> new AnonymityGroup(groupFor(f), List.of(f.id())))
                        .toList(),
                feeders.stream()
                        .map(f -> new LimitGroup(groupFor(f), List.of(groupFor(f)), f.limit()))
                        .toList());
    }

    private static GroupId groupFor(Feeder feeder) {
        return new GroupId(feeder.id().name());
    }
}
