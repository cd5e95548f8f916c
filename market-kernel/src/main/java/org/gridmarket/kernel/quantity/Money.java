package org.gridmarket.kernel.quantity;

import org.gridmarket.kernel.wire.Bare;

/**
 * An amount of the in-network currency, signed. Micro-units (µ), within +-{@link #MAX_MICRO}. Overflow is refused.
 *
 * @param micro the amount in micro-units
 */
@Bare
public record Money(long micro) implements Comparable<Money> {
    public static final long MAX_MICRO = 4_000_000_000_000_000_000L;

    public static final Money ZERO = new Money(0);

    public Money {
        if (micro < -MAX_MICRO || micro > MAX_MICRO) {
            throw new QuantityException("money " + micro + " µ is outside +-" + MAX_MICRO);
        }
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(micro, other.micro));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(micro, other.micro));
    }

    public Money min(Money other) {
        return micro <= other.micro ? this : other;
    }

    public Money max(Money other) {
        return micro >= other.micro ? this : other;
    }

    public boolean isNegative() {
        return micro < 0;
    }

    public boolean isZero() {
        return micro == 0;
    }

    public boolean exceeds(Money limit) {
        return micro > limit.micro;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(micro, other.micro);
    }

    @Override
    public String toString() {
        return micro + " µ";
    }
}
