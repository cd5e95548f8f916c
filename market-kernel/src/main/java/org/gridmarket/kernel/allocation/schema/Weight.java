package org.gridmarket.kernel.allocation.schema;

/**
 * Beta of these types, (6.10); the first row that selects a type counts, and others have 1.
 *
 * @param weight 0..10^4, so that no weighted sum leaves a long
 */
public record Weight(TypeSelector types, int weight) {
    private static final int LARGEST = 10_000;

    public Weight {
        Bounds.within("weight", weight, 0, LARGEST);
    }
}
