package org.gridmarket.sandbox;

/**
 * How a run ended. All are results: whoever runs the job again gets the same one (spec/compute-market.md, "Sandbox").
 */
public enum Status {
    /** The program came to its end, with any exit code. */
    COMPLETED,
    /** It trapped, or its call stack was used up. */
    EXCEPTION_OCCURRED,
    /** It wanted to execute more than its limit. */
    INSTRUCTIONS_EXCEEDED,
    /** Its memory was to grow beyond its limit. */
    MEMORY_EXCEEDED,
    /** It wanted to keep more bytes in /out, /tmp and its two streams than its limit. */
    STORAGE_EXCEEDED,
    /** The module is not of class {@code wasm1}, or has nothing to start. */
    JOB_DESCRIPTION_ERROR
}
