package org.gridmarket.kernel.allocation.cycle;

/** The status of a cycle, derived from keys; Fig 6.3, where Init is before the founding. */
public enum CycleStatus {
    /** Its book is not open yet. */
    WAITING,
    /** Its book takes offers (Receive in the text). */
    OFFERING,
    /** Its book is sealed; solutions compete (Solve in the text). */
    SOLVING,
    /** Its assignments stand. */
    FINAL,
    /** What was posted for it is gone; seal and head stay. */
    SWEPT
}
