package org.gridmarket.kernel.compute.quantity;

import org.gridmarket.kernel.quantity.QuantityException;
import org.gridmarket.kernel.wire.Bare;

/**
 * A number of bytes: of layers, of an output, of memory.
 *
 * @param count bytes, 0..{@link #MAX}
 */
@Bare
public record ByteCount(long count) implements Comparable<ByteCount> {
    /** 1 TiB (compute-market, Units and prices). */
    public static final long MAX = 1L << 40;

    public ByteCount {
        if (count < 0 || count > MAX) {
            throw new QuantityException(count + " bytes are outside 0.." + MAX);
        }
    }

    public ByteCount plus(ByteCount other) {
        return new ByteCount(Math.addExact(count, other.count));
    }

    public boolean exceeds(ByteCount limit) {
        return count > limit.count;
    }

    @Override
    public int compareTo(ByteCount other) {
        return Long.compare(count, other.count);
    }

    @Override
    public String toString() {
        return count + " bytes";
    }
}
