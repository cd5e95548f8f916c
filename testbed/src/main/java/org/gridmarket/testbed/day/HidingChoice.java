package org.gridmarket.testbed.day;

import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.jspecify.annotations.Nullable;

/**
 * How homes are to be hidden, as far as whoever runs a day chooses it.
 *
 * @param bundles accounts of a home that share what it offers in one interval
 * @param step of energies in all circles; null for a step of each circle that its homes nearly always offer exactly one of, and
 *     hours in which they offer, which hides best and costs traded energy
 * @param most what a home may offer in an interval at most
 * @param least homes of a circle: as long as both parts have so many, homes that are not alike are told apart
 */
public record HidingChoice(int bundles, @Nullable Energy step, Energy most, int least) {
    /** So many homes that no group is ever cut: all of it is one circle. */
    public static final int WHOLE_GROUP = EnergyLimit.MIX_JOINS_PER_GROUP.ceiling();

    /** Twice k_min, so that a circle mixes even when some are away. */
    public static final int USUAL_LEAST = 2 * AnonymityPlan.K_MIN;

    private static final Energy USUAL_STEP = Energy.ofWh(50);

    /** Circles of homes that are alike, one account for an interval, steps of 50 Wh. */
    public static final HidingChoice USUAL = new HidingChoice(1, USUAL_STEP, Energy.UNLIMITED, USUAL_LEAST);
}
