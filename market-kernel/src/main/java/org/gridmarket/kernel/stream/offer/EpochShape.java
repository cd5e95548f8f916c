package org.gridmarket.kernel.stream.offer;

import java.math.BigInteger;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.stream.terms.StreamRules;

/**
 * What one epoch of a customer is.
 *
 * @param inputs N, positions: 1..{@link #MOST_INPUTS}
 * @param millis E, ms: from {@link StreamRules#LEAST_EPOCH_MILLIS}, in a simulation from
 *     {@link StreamRules#LEAST_SIMULATED_MILLIS}
 * @param fuel I_c, what one input may take
 * @param tests n, planted in it: 1..{@link #MOST_TESTS}, and no more than inputs
 */
public record EpochShape(int inputs, long millis, Fuel fuel, int tests) {
    public static final int MOST_INPUTS = 65_536;
    public static final int MOST_TESTS = 64;

    private static final long MILLIS_PER_SECOND = 1_000;

    /** X, further positions that a customer contests in one epoch. */
    public static final int MOST_CONTESTED = 16;

    public EpochShape {
        if (inputs < 1 || inputs > MOST_INPUTS) {
            throw new IllegalArgumentException(inputs + " inputs of an epoch are outside 1.." + MOST_INPUTS);
        }
        if (millis < StreamRules.LEAST_SIMULATED_MILLIS || millis > StreamRules.LONGEST_MILLIS) {
            throw new IllegalArgumentException("an epoch of " + millis + " ms is outside "
                    + StreamRules.LEAST_SIMULATED_MILLIS + ".." + StreamRules.LONGEST_MILLIS);
        }
        if (tests < 1 || tests > Math.min(MOST_TESTS, inputs)) {
            throw new IllegalArgumentException(tests + " tests are outside 1.." + Math.min(MOST_TESTS, inputs));
        }
    }

    /** Whether so much fuel a second is enough: I_c N 1000 &lt;= I_s E. */
    public boolean isWithin(Fuel speed) {
        BigInteger needed = BigInteger.valueOf(fuel.count()).multiply(BigInteger.valueOf(inputs * MILLIS_PER_SECOND));
        return needed.compareTo(BigInteger.valueOf(speed.count()).multiply(BigInteger.valueOf(millis))) <= 0;
    }
}
