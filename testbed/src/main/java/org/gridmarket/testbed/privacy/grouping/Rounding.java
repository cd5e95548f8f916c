package org.gridmarket.testbed.privacy.grouping;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares of a whole, in integers. */
final class Rounding {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private Rounding() {}

    /** Thousandths, half away from zero; 0 of nothing. */
    static long perMille(long part, long whole) {
        return whole == 0
                ? 0
                : BigDecimal.valueOf(part)
                        .multiply(THOUSAND)
                        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
