package org.gridmarket.testbed.day;

import org.gridmarket.kernel.quantity.Interval;

/**
 * How long one attempt of a solver took.
 *
 * @param round the round
 * @param solveMillis to build, solve and verify
 * @param submitMillis from posting to outcome; 0 when it was not posted
 */
public record SolveTime(Interval round, long solveMillis, long submitMillis) {}
