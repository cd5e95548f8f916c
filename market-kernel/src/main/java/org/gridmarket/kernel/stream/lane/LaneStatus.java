package org.gridmarket.kernel.stream.lane;

/** Where a lane stands. */
public enum LaneStatus {
    NOT_MADE,
    /** It takes epochs. */
    RUN,
    /** Silent at a root: it takes no new epochs, and those that are rooted are still opened. */
    CLOSING,
    /** In dispute: it opens nothing, and roots what had begun. */
    FROZEN,
    /** A dispute ended in its favour. */
    RESOLVED,
    /** It has lost its lease; what is left waits to be paid out. */
    OVER,
    /** Paid out. */
    CLOSED
}
