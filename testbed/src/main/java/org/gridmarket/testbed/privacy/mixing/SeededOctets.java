package org.gridmarket.testbed.privacy.mixing;

import java.util.SplittableRandom;
import org.gridmarket.coinshuffle.RandomOctets;
import org.gridmarket.coinshuffle.bytes.Octets;

/** The same seed gives the same octets: for sessions that can be played again, never for keys that hold anything. */
public final class SeededOctets implements RandomOctets {
    private final SplittableRandom random;

    public SeededOctets(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    public synchronized Octets next(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Octets.copyOf(bytes);
    }
}
