package org.gridmarket.kernel.energy.grid;

import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;

/**
 * What the meters of a feeder may trade together, per interval: an upper bound over all versions of their limits.
 *
 * @param feeder the feeder
 * @param production sum of L+
 * @param consumption sum of L-
 * @param meters how many
 */
public record FeederLoad(FeederId feeder, EnergySum production, EnergySum consumption, int meters) {
    public static FeederLoad none(FeederId feeder) {
        return new FeederLoad(feeder, EnergySum.ZERO, EnergySum.ZERO, 0);
    }

    /** With one meter more, or (meters = 0) with limits that grew by these amounts. */
    public FeederLoad plus(Energy moreProduction, Energy moreConsumption, int moreMeters) {
        return new FeederLoad(
                feeder, production.plus(moreProduction), consumption.plus(moreConsumption), meters + moreMeters);
    }
}
