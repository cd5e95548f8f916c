package org.gridmarket.coinshuffle.commitment;

import java.math.BigInteger;

/**
 * What a home fed in (positive) or took (negative) beyond its trades in one interval.
 *
 * @param surplus Wh, 0..2^40
 * @param deficit Wh, 0..2^40; one of the two is 0
 */
public record Deviation(BigInteger surplus, BigInteger deficit) {
    private static final int MAX_BITS = 40;

    public Deviation {
        if (surplus.signum() < 0
                || deficit.signum() < 0
                || surplus.bitLength() > MAX_BITS
                || deficit.bitLength() > MAX_BITS
                || (surplus.signum() > 0 && deficit.signum() > 0)) {
            throw new IllegalArgumentException("surplus " + surplus + " Wh with deficit " + deficit + " Wh");
        }
    }

    /** Net Wh: positive is a surplus. */
    public static Deviation ofWh(long net) {
        var amount = BigInteger.valueOf(net);
        return new Deviation(amount.max(BigInteger.ZERO), amount.negate().max(BigInteger.ZERO));
    }
}
