package org.gridmarket.testbed.day;

import java.math.BigInteger;

/** Thousandths of a whole, rounded towards zero, exact for every sum. */
final class Permille {
    private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);

    private Permille() {}

    /** @param whole above 0 */
    static long of(long part, long whole) {
        return BigInteger.valueOf(part)
                .multiply(THOUSAND)
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }

    /** As per cent with one decimal. */
    static String percent(long permille) {
        return (permille < 0 ? "-" : "") + Math.abs(permille) / 10 + "." + Math.abs(permille) % 10 + " %";
    }
}
