package org.gridmarket.kernel.allocation.clearing;

import org.gridmarket.kernel.wire.Longs;

/**
 * One value of the fields that a capacity counts by.
 *
 * @param capacity its position in the terms
 * @param by values of its fields, in its order
 */
public record CapacityValue(int capacity, Longs by) {}
