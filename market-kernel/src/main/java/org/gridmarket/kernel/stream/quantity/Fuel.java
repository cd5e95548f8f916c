package org.gridmarket.kernel.stream.quantity;

import org.gridmarket.kernel.quantity.QuantityException;
import org.gridmarket.kernel.wire.Bare;

/**
 * Work of the sandbox: instructions as its class counts them, the same on every engine.
 *
 * @param count instructions, 0..{@link #MAX}
 */
@Bare
public record Fuel(long count) {
    /** As much as a batch job may take (stream-market, Units and limits). */
    public static final long MAX = 1_000_000_000_000_000L;

    public Fuel {
        if (count < 0 || count > MAX) {
            throw new QuantityException("fuel " + count + " is outside 0.." + MAX);
        }
    }

    @Override
    public String toString() {
        return count + " fuel";
    }
}
