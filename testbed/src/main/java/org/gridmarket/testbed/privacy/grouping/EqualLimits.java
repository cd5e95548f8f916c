package org.gridmarket.testbed.privacy.grouping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;

/** The limits of anonymous trading (spec anonymity): all members of a group have the same L+ and L-. */
final class EqualLimits {
    private EqualLimits() {}

    /** By default the smaller of the largest need and C_g^i. */
    static Loads of(List<Household> homes, GridPlan plan) {
        Map<GroupId, TradingLimits> byGroup = new HashMap<>();
        Map<GroupId, List<LimitGroup>> limits = plan.limitsByGroup();
        for (Household home : homes) {
            GroupId group = plan.groupOf(home.feeder()).orElseThrow();
            Energy most = limits.getOrDefault(group, List.of()).stream()
                    .map(limit -> limit.limit().internal())
                    .min(Energy::compareTo)
                    .orElse(Energy.ZERO);
            TradingLimits own = new TradingLimits(
                    home.limits().production().min(most),
                    home.limits().consumption().min(most));
            byGroup.merge(group, own, EqualLimits::larger);
        }
        Map<MeterId, TradingLimits> byMeter = new HashMap<>();
        for (Household home : homes) {
            GroupId group = plan.groupOf(home.feeder()).orElseThrow();
            byMeter.put(home.meter(), byGroup.getOrDefault(group, home.limits()));
        }
        return new Loads(byMeter);
    }

    private static TradingLimits larger(TradingLimits one, TradingLimits other) {
        return new TradingLimits(
                one.production().max(other.production()), one.consumption().max(other.consumption()));
    }
}
