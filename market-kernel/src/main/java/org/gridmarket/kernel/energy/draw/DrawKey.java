package org.gridmarket.kernel.energy.draw;

import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Bytes;

/**
 * The public key of one organisation's gateway for draws: a compressed point of P-256. Whether it is a point at all, the
 * {@link DrawCheck} says; under a key that is none no share is ever good.
 *
 * @param point 33 bytes, the first 02 or 03
 */
@Bare
public record DrawKey(Bytes point) implements Comparable<DrawKey> {
    public static final int LENGTH = 33;

    public DrawKey {
        if (point.length() != LENGTH) {
            throw new IllegalArgumentException("draw key has " + point.length() + " bytes, not " + LENGTH);
        }
        byte sign = point.copy()[0];
        if (sign != 2 && sign != 3) {
            throw new IllegalArgumentException("draw key begins with " + sign + ", a compressed point with 2 or 3");
        }
    }

    @Override
    public int compareTo(DrawKey other) {
        return point.compareTo(other.point);
    }

    @Override
    public String toString() {
        return point.toHex();
    }
}
