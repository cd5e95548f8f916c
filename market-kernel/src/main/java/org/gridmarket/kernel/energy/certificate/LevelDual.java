package org.gridmarket.kernel.energy.certificate;

import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * A step of p(t, R), see {@link DualPrices}.
 *
 * @param t the interval
 * @param from the lowest reservation price of the step
 * @param value p from there on, of any sign
 */
public record LevelDual(Interval t, UnitPrice from, long value) {}
