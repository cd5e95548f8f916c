package org.gridmarket.kernel.allocation.quantity;

import java.util.Arrays;
import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Longs;

/**
 * How good a solution is: one number for each term of the market's objective, the first decides first. The kernel computes it.
 *
 * @param terms volume (6.5) and weighted volume (6.10) in units, welfare (6.12) in µ, urgency in units x cycles, below 0
 */
@Bare
public record Worth(Longs terms) implements Comparable<Worth> {
    /** Of a solution without assignments: what the first one has to beat. */
    public static Worth nothing(int terms) {
        return new Worth(Longs.of(new long[terms]));
    }

    public static Worth of(long... terms) {
        return new Worth(Longs.of(terms));
    }

    public long term(int position) {
        return terms.at(position);
    }

    /** Above 0 when this is better. */
    @Override
    public int compareTo(Worth other) {
        return Arrays.compare(terms.copy(), other.terms.copy());
    }

    @Override
    public String toString() {
        return terms.toString();
    }
}
