package org.gridmarket.kernel.energy.bill;

import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * The DSO's prices, fixed before the interval can be named in an offer. The price band of the market is
 * [surplusPrice + fee, deficitPrice - fee], so nobody is worse off than with the DSO.
 *
 * @param surplusPrice what the DSO pays for a surplus (pi^S)
 * @param deficitPrice what it charges for a deficit (pi^B)
 * @param fee grid fee from both sides of a trade
 */
public record Tariff(UnitPrice surplusPrice, UnitPrice deficitPrice, UnitPrice fee) {
    public Tariff {
        long low = surplusPrice.microPerWh() + fee.microPerWh();
        long high = deficitPrice.microPerWh() - fee.microPerWh();
        if (high < low) {
            throw new IllegalArgumentException(
                    "empty price band: surplus price + fee = " + low + " exceeds deficit price - fee = " + high);
        }
    }

    /** The lowest price of a trade. */
    public UnitPrice bandLow() {
        return surplusPrice.plus(fee);
    }

    /** The highest price of a trade. */
    public UnitPrice bandHigh() {
        return deficitPrice.minus(fee);
    }

    /** A reservation price counts as clamped to the band. */
    public UnitPrice clamp(UnitPrice reservation) {
        return reservation.max(bandLow()).min(bandHigh());
    }
}
