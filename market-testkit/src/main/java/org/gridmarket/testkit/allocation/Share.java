package org.gridmarket.testkit.allocation;

import java.math.BigInteger;

/** A fraction, for a judge that counts as the text does and not in units. */
record Share(BigInteger above, BigInteger below) implements Comparable<Share> {
    static final Share NONE = of(0, 1);
    static final Share ALL = of(1, 1);

    static Share of(long above, long below) {
        return new Share(BigInteger.valueOf(above), BigInteger.valueOf(below));
    }

    Share plus(Share other) {
        return new Share(above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
    }

    Share max(Share other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Share other) {
        return above.multiply(other.below).compareTo(other.above.multiply(below));
    }
}
