package org.gridmarket.testbed.privacy.grouping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.EnergySum;

/**
 * A merger that was computed.
 *
 * @param merger the groups
 * @param groups each with its figures, in the order of the merger
 * @param traded energy of the optimum over the whole horizon
 * @param certified whether the optimum is proved
 * @param cost (2.18): what the baseline trades more, Wh; below zero when merging relieves
 * @param costPerMille the cost in thousandths of the baseline, rounded half away from zero
 * @param registered what leaks under the registered limits
 * @param equal what leaks under the equal limits of anonymous trading
 * @param controlled what leaks under equal limits when the DSO controls some members
 */
public record GroupProposal(
        Merger merger,
        List<GroupFigures> groups,
        EnergySum traded,
        boolean certified,
        long cost,
        long costPerMille,
        LeakSummary registered,
        LeakSummary equal,
        LeakSummary controlled) {
    /**
     * One group.
     *
     * @param feeders its feeders
     * @param prosumers its anonymity set
     * @param circles homes of each circle that it would be cut into
     * @param limit the largest safe limits under the registered L
     * @param limitWithEqualL the largest safe limits once all members have the same L
     */
    public record GroupFigures(
            List<FeederId> feeders, int prosumers, List<Integer> circles, NetLimit limit, NetLimit limitWithEqualL) {
        Map<String, Object> keys() {
            Map<String, Object> keys = new LinkedHashMap<>();
            keys.put("feeders", feeders.stream().map(FeederId::name).toList());
            keys.put("prosumers", prosumers);
            keys.put("circles", circles);
            keys.put("internal_limit_wh", limit.internal().wh());
            keys.put("external_limit_wh", limit.external().wh());
            keys.put("internal_limit_equal_l_wh", limitWithEqualL.internal().wh());
            keys.put("external_limit_equal_l_wh", limitWithEqualL.external().wh());
            return keys;
        }
    }

    public GroupProposal {
        groups = List.copyOf(groups);
    }

    /** Prosumers of the smallest group: the worst anonymity set. */
    public int smallestSet() {
        return groups.stream().mapToInt(GroupFigures::prosumers).min().orElse(0);
    }

    /** Circles of all groups. */
    public int circles() {
        return groups.stream().mapToInt(group -> group.circles().size()).sum();
    }

    /** How many groups have fewer members than asked for. */
    public long groupsBelow(int members) {
        return groups.stream().filter(group -> group.prosumers() < members).count();
    }

    /** Stable keys for the report. */
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        List<Map<String, Object>> figures = new ArrayList<>();
        groups.forEach(group -> figures.add(group.keys()));
        keys.put("name", merger.name());
        keys.put("groups", figures);
        keys.put("anonymity_set_min", smallestSet());
        keys.put("traded_wh", traded.wh());
        keys.put("certified", certified);
        keys.put("cost_wh", cost);
        keys.put("cost_per_mille", costPerMille);
        keys.put("leak_registered_l", registered.keys());
        keys.put("leak_equal_l", equal.keys());
        keys.put("leak_equal_l_controlled", controlled.keys());
        return keys;
    }
}
