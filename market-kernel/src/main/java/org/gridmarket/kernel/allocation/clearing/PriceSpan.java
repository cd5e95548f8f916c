package org.gridmarket.kernel.allocation.clearing;

import org.gridmarket.kernel.allocation.quantity.UnitValue;

/**
 * Prices that one assignment, or all of a type, may have.
 *
 * @param least at least this
 * @param most at most this; below the least when there is no price
 */
public record PriceSpan(UnitValue least, UnitValue most) {
    public boolean isEmpty() {
        return most.compareTo(least) < 0;
    }

    public PriceSpan and(PriceSpan other) {
        return new PriceSpan(least.max(other.least), most.min(other.most));
    }

    /** The price in the middle, rounded down. */
    public UnitValue middle() {
        return new UnitValue(Math.floorDiv(Math.addExact(least.micro(), most.micro()), 2L));
    }
}
