package org.gridmarket.solver.effort;

/**
 * What a solve took.
 *
 * @param variables columns or arcs of the model
 * @param constraints rows or nodes of the model
 * @param buildNanos time to build the model, ns
 * @param solveNanos time to solve it and to round and pair the result, ns
 * @param verifyNanos time of the kernel's verification, ns
 */
public record MatchStatistics(int variables, int constraints, long buildNanos, long solveNanos, long verifyNanos) {}
