package org.gridmarket.kernel.compute.quantity;

import org.gridmarket.kernel.quantity.QuantityException;
import org.gridmarket.kernel.wire.Bare;

/**
 * Work of a job, in fuel units of its class: what the sandbox counts, the same on every engine.
 *
 * @param count fuel units, 0..{@link #MAX}
 */
@Bare
public record Instructions(long count) implements Comparable<Instructions> {
    /** Three days at 4 x 10^9 instructions a second (compute-market, Units and prices). */
    public static final long MAX = 1_000_000_000_000_000L;

    public Instructions {
        if (count < 0 || count > MAX) {
            throw new QuantityException(count + " instructions are outside 0.." + MAX);
        }
    }

    public boolean exceeds(Instructions limit) {
        return count > limit.count;
    }

    @Override
    public int compareTo(Instructions other) {
        return Long.compare(count, other.count);
    }

    @Override
    public String toString() {
        return count + " instructions";
    }
}
