package org.gridmarket.kernel.energy.certificate;

import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.quantity.Interval;

/**
 * Prices of one limit group in one interval, in units of {@link DualPrices}.
 *
 * @param t the interval
 * @param group the limit group
 * @param sold of a Wh sold, for C^i; not negative
 * @param bought of a Wh bought, for C^i; not negative
 * @param net of a Wh net export, for C^e; below zero prices the import
 */
public record GroupDual(Interval t, GroupId group, long sold, long bought, long net) {}
