package org.gridmarket.kernel.allocation.quantity;

import org.gridmarket.kernel.quantity.QuantityException;
import org.gridmarket.kernel.wire.Bare;

/**
 * The volume of a quantity: the sum of its amounts, each times the volume weight of its dimension; in the units of that sum.
 *
 * @param units 0..{@link #MAX}; of one alternative at most {@link #MAX_OF_ALTERNATIVE}
 */
@Bare
public record Volume(long units) implements Comparable<Volume> {
    /** More than all assignments that there can be together. */
    public static final long MAX = 1_000_000_000_000_000_000L;

    /** With it no sum of 20,000 assignments leaves a long, nor its product with a value or a weight. */
    public static final long MAX_OF_ALTERNATIVE = 10_000_000_000L;

    public static final Volume NONE = new Volume(0);

    public Volume {
        if (units < 0 || units > MAX) {
            throw new QuantityException("volume " + units + " is outside 0.." + MAX);
        }
    }

    public Volume plus(Volume other) {
        return new Volume(Math.addExact(units, other.units));
    }

    @Override
    public int compareTo(Volume other) {
        return Long.compare(units, other.units);
    }

    @Override
    public String toString() {
        return Long.toString(units);
    }
}
