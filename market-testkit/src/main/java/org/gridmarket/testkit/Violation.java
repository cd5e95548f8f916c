package org.gridmarket.testkit;

/**
 * A broken guarantee: a bug.
 *
 * @param guarantee which one
 * @param detail where, and by how much
 */
public record Violation(Guarantee guarantee, String detail) {}
