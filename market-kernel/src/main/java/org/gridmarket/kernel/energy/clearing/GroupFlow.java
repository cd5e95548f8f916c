package org.gridmarket.kernel.energy.clearing;

import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;

/**
 * What a limit group sells and buys in one interval.
 *
 * @param t the interval
 * @param group the limit group
 * @param sold Wh sold by its members
 * @param bought Wh bought by its members
 */
public record GroupFlow(Interval t, GroupId group, EnergySum sold, EnergySum bought) {}
