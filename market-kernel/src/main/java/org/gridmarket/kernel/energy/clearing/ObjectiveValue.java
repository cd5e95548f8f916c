package org.gridmarket.kernel.energy.clearing;

import org.gridmarket.kernel.energy.calendar.Objective;

/**
 * How good a solution is. The kernel computes it; a solver's claim is never asked for.
 *
 * @param energyWh traded energy, (2.4)
 * @param welfareMicro sum of energy x (R_b - R_s - 2 fee), clamped prices; may be negative
 */
public record ObjectiveValue(long energyWh, long welfareMicro) {
    public static final ObjectiveValue NOTHING = new ObjectiveValue(0, 0);

    /** Whether this is strictly better than the other under the objective of the calendar. */
    public boolean isBetterThan(ObjectiveValue other, Objective objective) {
        return compare(other, objective) > 0;
    }

    /** As a comparator: above 0 when this is better. */
    public int compare(ObjectiveValue other, Objective objective) {
        int energy = Long.compare(energyWh, other.energyWh);
        int welfare = Long.compare(welfareMicro, other.welfareMicro);
        return switch (objective) {
            case ENERGY -> energy;
            case ENERGY_THEN_WELFARE -> energy != 0 ? energy : welfare;
            case WELFARE -> welfare;
        };
    }
}
