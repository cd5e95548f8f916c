package org.gridmarket.discovery.record;

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
}
