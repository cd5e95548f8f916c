package org.gridmarket.kernel.allocation.schema;

import org.gridmarket.kernel.party.Name;

/**
 * One field of a resource type.
 *
 * @param name unique in the schema
 * @param min the least value, within +-10^9
 * @param max the largest value, within +-10^9
 */
public record TypeField(String name, int min, int max) {
    private static final int LARGEST = 1_000_000_000;

    public TypeField {
        Name.check("field", name);
        Bounds.within("min of " + name, min, -LARGEST, LARGEST);
        Bounds.within("max of " + name, max, min, LARGEST);
    }

    /** Whether the value lies within. */
    public boolean has(int value) {
        return value >= min && value <= max;
    }
}
