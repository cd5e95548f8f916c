package org.gridmarket.testbed.privacy.street;

import java.util.function.Function;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.testbed.day.AnonymityPlan;
import org.gridmarket.testbed.microgrid.Microgrid;

/**
 * Who lives there, and how they trade.
 *
 * @param population what homes are like
 * @param homes how many of them trade on one day
 * @param plan the rules of mixing for the homes of a day
 */
public record Street(Population population, int homes, Function<Microgrid, AnonymityPlan> plan) {
    private static final Energy EXACT = Energy.ofWh(1);

    /** Offers of one size, no prices of their own. */
    public static Street protecting(Population population, int homes, Energy step) {
        return new Street(population, homes, grid -> AnonymityPlan.of(grid, grid, 1, step, step));
    }

    /** The positive control: exact energies, and prices that a home is known for. */
    public static Street leaky(Population population, int homes) {
        return new Street(
                population.namingPrices(), homes, grid -> AnonymityPlan.of(grid, grid, 1, EXACT, Energy.UNLIMITED));
    }
}
