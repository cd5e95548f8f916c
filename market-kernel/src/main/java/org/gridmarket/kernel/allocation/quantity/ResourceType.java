package org.gridmarket.kernel.allocation.quantity;

import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Longs;

/**
 * A resource type: the values of the schema's fields, in their order. Never a concatenation of digits: (1, 23) and (12, 3) are
 * two types.
 *
 * @param values one for each field
 */
@Bare
public record ResourceType(Longs values) implements Comparable<ResourceType> {
    public static ResourceType of(long... values) {
        return new ResourceType(Longs.of(values));
    }

    /** The value of a field, by its position in the schema. */
    public int field(int position) {
        return Math.toIntExact(values.at(position));
    }

    @Override
    public int compareTo(ResourceType other) {
        int common = Math.min(values.size(), other.values.size());
        for (int i = 0; i < common; i++) {
            int order = Long.compare(values.at(i), other.values.at(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(values.size(), other.values.size());
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
