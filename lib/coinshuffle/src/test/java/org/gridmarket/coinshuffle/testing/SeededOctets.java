package org.gridmarket.coinshuffle.testing;

import java.util.SplittableRandom;
import org.gridmarket.coinshuffle.RandomOctets;
import org.gridmarket.coinshuffle.bytes.Octets;

/** The same seed gives the same octets. */
public final class SeededOctets implements RandomOctets {
    private final SplittableRandom random;

    public SeededOctets(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Octets next(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Octets.copyOf(bytes);
    }
}
