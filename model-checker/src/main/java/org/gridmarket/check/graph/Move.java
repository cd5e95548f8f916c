package org.gridmarket.check.graph;

/**
 * One thing that may happen in a state.
 *
 * @param label what happens, such as {@code close(1)}; the same label always means the same
 * @param next the state after it
 */
public record Move<S>(String label, S next) {}
