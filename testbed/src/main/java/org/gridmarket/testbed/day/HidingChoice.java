package org.gridmarket.testbed.day;

import org.gridmarket.kernel.quantity.Energy;
import org.jspecify.annotations.Nullable;

/**
 * How homes are to be hidden, as far as whoever runs a day chooses it.
 *
 * @param bundles accounts of a home that share what it offers in one interval
 * @param step of energies in all circles; null for a step of each circle that its homes nearly always offer exactly one of,
 *     which hides best and costs traded energy
 * @param most what a home may offer in an interval at most
 * @param inCircles whether homes that are alike mix with each other only; otherwise a group is one circle
 */
public record HidingChoice(int bundles, @Nullable Energy step, Energy most, boolean inCircles) {
    private static final Energy USUAL_STEP = Energy.ofWh(50);

    /** Circles of homes that are alike, one account for an interval, steps of 50 Wh. */
    public static final HidingChoice USUAL = new HidingChoice(1, USUAL_STEP, Energy.UNLIMITED, true);
}
