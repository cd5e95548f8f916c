package org.gridmarket.kernel.allocation.schema;

import org.gridmarket.kernel.party.Name;

/**
 * One dimension of a quantity.
 *
 * @param name unique in the schema
 * @param max the largest amount of one alternative, 1..10^9
 * @param decimals how an amount is displayed, 0..9: the reals of 6.3.3.2, in fixed point
 * @param volume the weight of an amount in the volume, 0..10^9
 */
public record Dimension(String name, int max, int decimals, int volume) {
    private static final int LARGEST = 1_000_000_000;
    private static final int MOST_DECIMALS = 9;

    public Dimension {
        Name.check("dimension", name);
        Bounds.within("max of " + name, max, 1, LARGEST);
        Bounds.within("decimals of " + name, decimals, 0, MOST_DECIMALS);
        Bounds.within("volume of " + name, volume, 0, LARGEST);
    }
}
