package org.gridmarket.testbed.day;

import org.gridmarket.kernel.quantity.Round;

/**
 * How long one attempt of a solver took.
 *
 * @param round the round
 * @param solveMillis to build, solve and verify
 * @param submitMillis from posting to outcome; 0 when it was not posted
 */
public record SolveTime(Round round, long solveMillis, long submitMillis) {}
