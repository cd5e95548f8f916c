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

    /** With limits of one of its meters that have shrunk by these amounts. */
    public FeederLoad minus(Energy lessProduction, Energy lessConsumption) {
        return new FeederLoad(feeder, production.minus(lessProduction), consumption.minus(lessConsumption), meters);
    }

    /** With so many meters more, or (0) with limits that have grown, which may trade these amounts together. */
    public FeederLoad plus(Energy moreProduction, Energy moreConsumption, int moreMeters) {
        return new FeederLoad(
                feeder, production.plus(moreProduction), consumption.plus(moreConsumption), meters + moreMeters);
    }
}
