package org.gridmarket.kernel.energy.clearing;

/** Where the final trades of an interval come from. */
public enum FinalSource {
    /** The best solution of its round. */
    CANDIDATE,
    /** The round brought none; the last accepted one served, as far as it still fits. */
    CARRIED,
    /** There was nothing to trade. */
    NOTHING,
    /** It was finalised after it had begun, and nobody can deliver in the past. */
    TOO_LATE,
    /** No solution was posted, and the books were too large to see what the last one is still worth: nothing is traded. */
    TOO_LARGE
}
