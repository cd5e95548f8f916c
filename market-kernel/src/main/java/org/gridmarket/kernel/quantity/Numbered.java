package org.gridmarket.kernel.quantity;

/**
 * What is counted, and so ordered, by one number: an interval, a ledger period, a cycle of a market. Rows of the world state
 * sort by it, negative ones before 0.
 */
@FunctionalInterface
public interface Numbered {
    /** The number; the implementing type says what it counts and from where. */
    long number();
}
