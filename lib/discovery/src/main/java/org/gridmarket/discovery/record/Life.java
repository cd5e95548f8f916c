package org.gridmarket.discovery.record;

import java.util.random.RandomGenerator;
import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Bytes;

/**
 * One life of a process: an actor that was restarted with the same port is another one to whoever holds a dialogue with it.
 *
 * @param random 8 random bytes
 */
@Bare
public record Life(Bytes random) {
    public static final int LENGTH = 8;

    public Life {
        if (random.length() != LENGTH) {
            throw new IllegalArgumentException("a life has " + random.length() + " bytes, not " + LENGTH);
        }
    }

    /** A new one. Its first byte is not zero, so that it can name a socket of ZeroMQ. */
    public static Life draw(RandomGenerator random) {
        byte[] drawn = new byte[LENGTH];
        random.nextBytes(drawn);
        drawn[0] |= 1;
        return new Life(Bytes.of(drawn));
    }
}
