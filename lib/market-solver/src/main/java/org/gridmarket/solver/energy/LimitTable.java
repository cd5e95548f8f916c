package org.gridmarket.solver.energy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.energy.clearing.IntervalTerms;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;

/** The limit groups of one grid plan, numbered, with those that each anonymity group counts in. */
final class LimitTable {
    private static final int[] NONE = {};

    private final List<LimitGroup> groups;
    private final Map<GroupId, int[]> byGroup = new HashMap<>();

    LimitTable(IntervalTerms terms) {
        groups = terms.grid().limitGroups();
        Map<GroupId, Integer> numbers = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            numbers.put(groups.get(i).id(), i);
        }
        terms.limits()
                .forEach((group, limits) -> byGroup.put(
                        group,
                        limits.stream()
                                .mapToInt(limit -> numbers.getOrDefault(limit.id(), -1))
                                .toArray()));
    }

    int size() {
        return groups.size();
    }

    LimitGroup group(int number) {
        return groups.get(number);
    }

    long internalWh(int number) {
        return groups.get(number).limit().internal().wh();
    }

    long externalWh(int number) {
        return groups.get(number).limit().external().wh();
    }

    /** Numbers of the limit groups that contain the anonymity group; the caller must not change the array. */
    int[] of(GroupId group) {
        return byGroup.getOrDefault(group, NONE);
    }

    boolean contains(int number, GroupId group) {
        for (int candidate : of(group)) {
            if (candidate == number) {
                return true;
            }
        }
        return false;
    }
}
