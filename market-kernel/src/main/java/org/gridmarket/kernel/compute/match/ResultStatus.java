package org.gridmarket.kernel.compute.match;

/** How a run ended, as the sandbox says; all are results: committed, run again, paid (compute-market, Sandbox). */
public enum ResultStatus {
    /** The program ended, with whatever exit code. */
    COMPLETED,
    /** A trap, or the stack was full. */
    EXCEPTION_OCCURRED,
    INSTRUCTIONS_EXCEEDED,
    MEMORY_EXCEEDED,
    STORAGE_EXCEEDED,
    /** Manifest or module are no job; nothing was counted. */
    JOB_DESCRIPTION_ERROR
}
