package org.gridmarket.kernel.compute.match;

/** Where a match stands; each has one due time. */
public enum MatchStatus {
    NOT_MATCHED,
    /** The provider runs the job, until its due time. */
    MATCHED,
    /** The job creator answers. */
    COMMITTED,
    /** A mediator runs the job again. */
    DISPUTED,
    /** A run is there, and nobody has shown what the provider had committed to. */
    AWAITING_OPENING,
    /** One verdict is there; whom it concerns may contest it. */
    JUDGED,
    /** Another mediator is sought. */
    SEEKING,
    /** Its money is paid out; the row is gone. */
    CLOSED
}
