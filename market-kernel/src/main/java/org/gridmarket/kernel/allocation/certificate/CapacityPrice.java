package org.gridmarket.kernel.allocation.certificate;

import org.gridmarket.kernel.allocation.clearing.CapacityValue;

/**
 * The price u of a unit of volume of one bound of a capacity.
 *
 * @param value which value of which capacity
 * @param bound which of its bounds
 * @param price in the unit of the objective, 0 or more
 */
public record CapacityPrice(CapacityValue value, Bound bound, long price) {
    /** One of the bounds that a capacity may have. */
    public enum Bound {
        OUT,
        IN,
        NET_OUT,
        NET_IN
    }

    public CapacityPrice {
        if (price < 0) {
            throw new IllegalArgumentException("a price of a capacity is " + price);
        }
    }
}
