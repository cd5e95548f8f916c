package org.gridmarket.testkit.energy;

/**
 * A broken guarantee: a bug of the market.
 *
 * @param guarantee which one
 * @param detail where, and by how much
 */
public record Violation(Guarantee guarantee, String detail) {}
