package org.gridmarket.testbed.privacy.street;

import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.testbed.day.AnonymityPlan;
import org.gridmarket.testbed.day.HidingChoice;
import org.gridmarket.testbed.microgrid.Microgrid;

/**
 * Who lives there, and how they trade.
 *
 * @param population what homes are like
 * @param homes how many of them trade on one day
 * @param choice how they hide
 */
public record Street(Population population, int homes, HidingChoice choice) {
    private static final Energy EXACT = Energy.ofWh(1);

    /** Similar homes, all in one circle whose step fits them, without prices of their own. */
    public static Street ofSimilarHomes(int homes) {
        return new Street(
                Population.ALIKE, homes, new HidingChoice(1, null, Energy.UNLIMITED, HidingChoice.WHOLE_GROUP));
    }

    /** Homes that differ, in circles of those that are alike, with steps that fit. */
    public static Street inCircles(int homes, int least) {
        return new Street(Population.UNLIKE, homes, new HidingChoice(1, null, Energy.UNLIMITED, least));
    }

    /** Homes that differ, all mixed together, with a given step. */
    public static Street mixedTogether(int homes, Energy step) {
        return new Street(
                Population.UNLIKE, homes, new HidingChoice(1, step, Energy.UNLIMITED, HidingChoice.WHOLE_GROUP));
    }

    /** The positive control: exact energies, and prices that a home is known for. */
    public static Street leaky(int homes) {
        return new Street(
                Population.ALIKE.namingPrices(),
                homes,
                new HidingChoice(1, EXACT, Energy.UNLIMITED, HidingChoice.WHOLE_GROUP));
    }

    /** The rules of mixing, made from what is known before the day. */
    AnonymityPlan plan(Microgrid past) {
        return AnonymityPlan.of(past, past, choice);
    }
}
