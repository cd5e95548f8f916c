package org.gridmarket.kernel.quantity;

import org.gridmarket.kernel.wire.Bare;

/**
 * An interval of delivery, by its index t from the calendar's epoch: what energy is traded, metered and billed for. Its trades
 * become final at its gate, with the {@link #round} of its number.
 *
 * @param index t, within +-{@link Counted#MAX_INDEX}
 */
@Bare
public record Interval(int index) implements Counted<Interval> {
    public Interval {
        Counted.requireIndex("interval", index);
    }

    public static Interval of(int index) {
        return new Interval(index);
    }

    @Override
    public Interval at(int other) {
        return new Interval(other);
    }

    /** The round that ends at the gate of this interval; after it the trades of the interval can be made final. */
    public Round round() {
        return new Round(index);
    }

    @Override
    public String toString() {
        return Integer.toString(index);
    }
}
