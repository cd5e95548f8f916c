package org.gridmarket.kernel.allocation.quantity;

import org.gridmarket.kernel.quantity.Counted;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Numbered;
import org.gridmarket.kernel.quantity.QuantityException;
import org.gridmarket.kernel.wire.Bare;

/**
 * A cycle of an allocation market, and the book of offers that is posted for it. Counted from 0, which begins at the market's
 * epoch.
 *
 * @param index c, 0..{@link Counted#MAX_INDEX}
 */
@Bare
public record Cycle(int index) implements Comparable<Cycle>, Numbered {
    public static final Cycle FIRST = new Cycle(0);

    public Cycle {
        if (index < 0 || index > Counted.MAX_INDEX) {
            throw new QuantityException("cycle " + index + " is outside 0.." + Counted.MAX_INDEX);
        }
    }

    public Cycle plus(int cycles) {
        return new Cycle(Math.addExact(index, cycles));
    }

    public Cycle next() {
        return plus(1);
    }

    public boolean isFirst() {
        return index == 0;
    }

    /** The cycle before; there is none before the first. */
    public Cycle previous() {
        return plus(-1);
    }

    /** So many cycles earlier, or the first. */
    public Cycle back(int cycles) {
        return new Cycle(Math.max(0, index - cycles));
    }

    public boolean isBefore(Cycle other) {
        return index < other.index;
    }

    public boolean isAfter(Cycle other) {
        return index > other.index;
    }

    public Cycle min(Cycle other) {
        return isBefore(other) ? this : other;
    }

    /** As what agreements count by. */
    public Interval asInterval() {
        return new Interval(index);
    }

    @Override
    public long number() {
        return index;
    }

    @Override
    public int compareTo(Cycle other) {
        return Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return Integer.toString(index);
    }
}
