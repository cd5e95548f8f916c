package org.gridmarket.kernel.energy.grid;

import org.gridmarket.kernel.quantity.Energy;

/**
 * The two limits of a feeder or group, per interval (2.6.2). C^e never exceeds C^i, since a larger one could not bind.
 *
 * @param internal C^i: most energy sold, and most energy bought, inside
 * @param external C^e: most net export, and most net import
 */
public record NetLimit(Energy internal, Energy external) {
    public NetLimit {
        if (external.exceeds(internal)) {
            throw new IllegalArgumentException(
                    "external limit " + external + " exceeds the internal limit " + internal);
        }
    }
}
