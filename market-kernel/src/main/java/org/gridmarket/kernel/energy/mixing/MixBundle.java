package org.gridmarket.kernel.energy.mixing;

import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;

/**
 * What one fresh account receives from a mix, identical for all, so that no amount tells whose it is.
 *
 * @param intervals the window
 * @param energy d: EPA and as much ECA in each interval of the window
 * @param credit to buy with
 */
public record MixBundle(IntervalSet intervals, Energy energy, Money credit) {
    /** The credit of several bundles. */
    public Money creditOf(int bundles) {
        return new Money(Math.multiplyExact(credit.micro(), bundles));
    }

    /** EPA, and as much ECA, of several bundles in one interval. */
    public Energy energyOf(int bundles) {
        return Energy.ofWh(Math.multiplyExact(energy.wh(), bundles));
    }
}
