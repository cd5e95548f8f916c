package org.gridmarket.testbed.privacy.grouping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.FeederLoad;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.grid.SafeLimits;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.jspecify.annotations.Nullable;

/** (2.17) as printed, which takes C^i where its proof needs C^e, and what the kernel says to it. */
final class PrintedRule {
    private PrintedRule() {}

    /** Empty for a single feeder, in case 2, and where both rules agree. */
    static Optional<UnsafeProposal> refusal(List<FeederId> members, GridPlan grid, Map<FeederId, FeederLoad> loads) {
        Optional<Energy> printed = limit(members, grid.feeders(), loads);
        if (members.size() == 1 || printed.isEmpty()) {
            return Optional.empty();
        }
        NetLimit limit = new NetLimit(printed.get(), printed.get());
        SafestPlan safest = new SafestPlan(grid, loads);
        @Nullable String offence = SafeLimits.offence(safest.asOneGroup(members, limit), loads);
        return offence == null
                ? Optional.empty()
                : Optional.of(new UnsafeProposal(members, limit, safest.largestSafe(members), offence));
    }

    private static Optional<Energy> limit(
            List<FeederId> members, List<Feeder> feeders, Map<FeederId, FeederLoad> loads) {
        return feeders.stream()
                .filter(feeder -> members.contains(feeder.id()))
                .filter(feeder -> {
                    FeederLoad load = loads.getOrDefault(feeder.id(), FeederLoad.none(feeder.id()));
                    EnergySum capacity = EnergySum.of(feeder.limit().internal());
                    return load.production().max(load.consumption()).compareTo(capacity) >= 0;
                })
                .map(feeder -> feeder.limit().internal())
                .min(Energy::compareTo);
    }
}
