package org.gridmarket.coinshuffle.commitment;

import java.math.BigInteger;

/**
 * The public, linear prices of one interval (no tiers in private mode).
 *
 * @param deficitPrice what a deficit costs the prosumer, µ per Wh, 0..2^40
 * @param surplusPrice what a surplus earns it, µ per Wh, 0..2^40
 */
public record BillPrices(BigInteger deficitPrice, BigInteger surplusPrice) {
    static final BillPrices NONE = new BillPrices(BigInteger.ZERO, BigInteger.ZERO);

    private static final int MAX_PRICE_BITS = 40;

    public BillPrices {
        if (deficitPrice.signum() < 0
                || surplusPrice.signum() < 0
                || deficitPrice.bitLength() > MAX_PRICE_BITS
                || surplusPrice.bitLength() > MAX_PRICE_BITS) {
            throw new IllegalArgumentException(
                    "prices " + deficitPrice + " and " + surplusPrice + " µ/Wh are outside 0..2^" + MAX_PRICE_BITS);
        }
    }

    public static BillPrices ofMicroPerWh(long deficitPrice, long surplusPrice) {
        return new BillPrices(BigInteger.valueOf(deficitPrice), BigInteger.valueOf(surplusPrice));
    }
}
