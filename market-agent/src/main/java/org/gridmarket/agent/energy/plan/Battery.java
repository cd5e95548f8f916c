package org.gridmarket.agent.energy.plan;

import org.gridmarket.kernel.quantity.Energy;

/**
 * A home battery, in integers.
 *
 * @param capacity most energy it holds, Wh
 * @param perInterval most energy it takes or gives in one interval, Wh
 * @param efficiencyPercent of what is charged, how much can be used, 1..100
 */
public record Battery(Energy capacity, Energy perInterval, int efficiencyPercent) {
    /** 14 kWh, 7.5 kW in intervals of 15 minutes, efficiency 0.9 (spec testbed). */
    public static final Battery USUAL = new Battery(Energy.ofWh(14_000), Energy.ofWh(7_500 / 4), 90);

    public Battery {
        if (efficiencyPercent < 1 || efficiencyPercent > 100) {
            throw new IllegalArgumentException("battery efficiency " + efficiencyPercent + " % is outside 1..100");
        }
    }

    /** What is left of a charged amount, rounded down. */
    public Energy stored(Energy charged) {
        return Energy.ofWh(charged.wh() * efficiencyPercent / 100);
    }

    /** How much of a surplus goes into the battery at this level: bounded by power and by what still fits. */
    public Energy takes(Energy surplus, Energy level) {
        Energy fits = Energy.ofWh(capacity.minusOrZero(level).wh() * 100 / efficiencyPercent);
        return surplus.min(perInterval).min(fits);
    }
}
