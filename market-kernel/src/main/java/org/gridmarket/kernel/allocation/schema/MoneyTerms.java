package org.gridmarket.kernel.allocation.schema;

/**
 * Whether the market moves money, and how long it waits.
 *
 * @param settled whether deposits are taken and assignments paid
 * @param holdMillis how long after a cycle is final its assignments can be reversed and are not paid, ms; 0: no reversals
 */
public record MoneyTerms(boolean settled, long holdMillis) {
    public MoneyTerms {
        Bounds.within("holdMillis", holdMillis, 0, CycleCalendar.LONGEST_MILLIS);
    }
}
