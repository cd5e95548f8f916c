package org.gridmarket.solver.energy;

/**
 * Energy that somebody sells or buys in one interval.
 *
 * @param of who
 * @param price clamped reservation price, µ per Wh
 * @param wh how much, above 0
 * @param <K> offers or classes of offers
 */
record Portion<K>(K of, long price, long wh) {}
