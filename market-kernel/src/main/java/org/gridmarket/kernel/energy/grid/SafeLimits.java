package org.gridmarket.kernel.energy.grid;

import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.jspecify.annotations.Nullable;

/**
 * When groups of several feeders are safe: (2.17) corrected. As printed it compares C_g^i with the feeder's C^i while its
 * proof needs C^e. Here: a feeder whose sum of L+ or of L- exceeds its C_f^e must have a limit group of its own within its
 * limits, or lie in a limit group whose C_g^i <= C_f^e.
 */
public final class SafeLimits {
    private SafeLimits() {}

    /** The first unsafe feeder with the largest safe value, or null when the plan is safe for these loads. */
    public static @Nullable String offence(GridPlan plan, Map<FeederId, FeederLoad> loads) {
        Map<GroupId, List<LimitGroup>> limits = plan.limitsByGroup();
        for (AnonymityGroup group : plan.anonymityGroups()) {
            for (Feeder feeder : plan.feeders()) {
                if (group.feeders().contains(feeder.id())) {
                    FeederLoad load = loads.getOrDefault(feeder.id(), FeederLoad.none(feeder.id()));
                    @Nullable String offence = offence(feeder, load, group, limits.getOrDefault(group.id(), List.of()));
                    if (offence != null) {
                        return offence;
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable String offence(
            Feeder feeder, FeederLoad load, AnonymityGroup group, List<LimitGroup> limitGroups) {
        Energy bearable = feeder.limit().external();
        EnergySum most = load.production().max(load.consumption());
        if (!most.exceeds(bearable)) {
            return null;
        }
        for (LimitGroup limitGroup : limitGroups) {
            boolean own = limitGroup.members().size() == 1 && group.feeders().size() == 1;
            boolean ownIsSafe = own
                    && !limitGroup.limit().internal().exceeds(feeder.limit().internal())
                    && !limitGroup.limit().external().exceeds(bearable);
            if (ownIsSafe || !limitGroup.limit().internal().exceeds(bearable)) {
                return null;
            }
        }
        return "feeder " + feeder.id() + " bears " + bearable + " net but its meters may trade " + most
                + ", and no limit group of " + group.id()
                + " keeps it safe; the largest safe internal limit of a group with other feeders is " + bearable;
    }
}
