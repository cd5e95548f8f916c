package org.gridmarket.kernel.compute.quantity;

import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.QuantityException;
import org.gridmarket.kernel.wire.Bare;

/**
 * A length of time.
 *
 * @param count ms, not negative
 */
@Bare
public record Millis(long count) implements Comparable<Millis> {
    public Millis {
        if (count < 0) {
            throw new QuantityException(count + " ms is less than no time");
        }
    }

    public Millis plus(Millis other) {
        return new Millis(Math.addExact(count, other.count));
    }

    public Millis times(int factor) {
        return new Millis(Math.multiplyExact(count, factor));
    }

    /** The moment that is so long after another. */
    public LedgerTime after(LedgerTime moment) {
        return moment.plusMillis(count);
    }

    public boolean exceeds(Millis limit) {
        return count > limit.count;
    }

    @Override
    public int compareTo(Millis other) {
        return Long.compare(count, other.count);
    }

    @Override
    public String toString() {
        return count + " ms";
    }
}
