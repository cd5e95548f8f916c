package org.gridmarket.kernel.allocation.quantity;

import java.util.Arrays;
import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Longs;

/**
 * An amount in each dimension of a market's quantity, in its units.
 *
 * @param values one for each dimension
 */
@Bare
public record Amounts(Longs values) {
    public static Amounts of(long... values) {
        return new Amounts(Longs.of(values));
    }

    /** Nothing in so many dimensions. */
    public static Amounts none(int dimensions) {
        return of(new long[dimensions]);
    }

    public long at(int dimension) {
        return values.at(dimension);
    }

    public int dimensions() {
        return values.size();
    }

    /** The sum, dimension by dimension. */
    public Amounts plus(Amounts other) {
        long[] sum = values.copy();
        for (int d = 0; d < sum.length; d++) {
            sum[d] = Math.addExact(sum[d], other.at(d));
        }
        return of(sum);
    }

    /** Whether there is something, and nowhere less than nothing. */
    public boolean isSomething() {
        long[] all = values.copy();
        return Arrays.stream(all).allMatch(amount -> amount >= 0)
                && Arrays.stream(all).anyMatch(amount -> amount > 0);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
