package org.gridmarket.kernel.contest;

/**
 * How often one solver may compete in one contest.
 *
 * @param turns accepted solutions
 * @param turnsWithProof the same, where the last one proves something
 * @param uploads solutions that it may begin to post
 * @param parts of one solution
 */
public record ContestLimits(int turns, int turnsWithProof, int uploads, int parts) {}
