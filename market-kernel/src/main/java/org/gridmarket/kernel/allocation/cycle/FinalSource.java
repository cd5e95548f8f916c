package org.gridmarket.kernel.allocation.cycle;

/** Where the assignments of a final cycle come from. */
public enum FinalSource {
    /** The best solution that was submitted. */
    CANDIDATE,
    /** Nobody submitted one; no solution is carried over. */
    NOTHING,
    /** It was made final when its slots might have begun. */
    TOO_LATE
}
