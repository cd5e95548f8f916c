package org.gridmarket.testkit;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Randomness that repeats from its seed, for days and simulations in memory. Never for keys that guard anything. */
public final class RepeatableRandom {
    private RepeatableRandom() {}

    /** The same seed gives the same numbers, on every JDK. */
    public static SecureRandom of(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed); // before the first number, or it would only add to a true one
            return random;
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
