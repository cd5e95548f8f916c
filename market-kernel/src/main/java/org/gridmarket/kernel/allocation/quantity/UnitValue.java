package org.gridmarket.kernel.allocation.quantity;

import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.QuantityException;
import org.gridmarket.kernel.wire.Bare;

/**
 * What a unit of volume is worth, costs, or is sold for: micro-units of money (µ) per unit of volume.
 *
 * @param micro of an offer, a band or a fee 0..{@link #MAX_MICRO}; what is outside is refused by a rule with a code
 */
@Bare
public record UnitValue(long micro) implements Comparable<UnitValue> {
    public static final long MAX_MICRO = 1_000_000_000_000L;

    /** Volume times value of one alternative, µ: 20,000 of them stay within the range of money. */
    public static final long MAX_PRODUCT = 100_000_000_000_000L;

    public static final UnitValue ZERO = new UnitValue(0);

    public UnitValue {
        if (micro < -Money.MAX_MICRO || micro > Money.MAX_MICRO) {
            throw new QuantityException("unit value " + micro + " µ is outside +-" + Money.MAX_MICRO);
        }
    }

    /** Whether it lies in the range of offers, bands and fees. */
    public boolean isInRange() {
        return micro >= 0 && micro <= MAX_MICRO;
    }

    /** Whether so much volume at this value stays within {@link #MAX_PRODUCT}. */
    public boolean fits(Volume volume) {
        return micro == 0 || volume.units() <= MAX_PRODUCT / micro;
    }

    public UnitValue plus(UnitValue other) {
        return new UnitValue(Math.addExact(micro, other.micro));
    }

    public UnitValue minus(UnitValue other) {
        return new UnitValue(Math.subtractExact(micro, other.micro));
    }

    public UnitValue max(UnitValue other) {
        return micro >= other.micro ? this : other;
    }

    public UnitValue min(UnitValue other) {
        return micro <= other.micro ? this : other;
    }

    /** What so much volume costs at this value. */
    public Money of(Volume volume) {
        return new Money(Math.multiplyExact(micro, volume.units()));
    }

    @Override
    public int compareTo(UnitValue other) {
        return Long.compare(micro, other.micro);
    }

    @Override
    public String toString() {
        return micro + " µ";
    }
}
