package org.gridmarket.kernel.energy.account;

import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;

/**
 * Assets of one interval.
 *
 * @param t the interval
 * @param production EPA, Wh
 * @param consumption ECA, Wh
 */
public record AssetAmount(Interval t, Energy production, Energy consumption) {}
