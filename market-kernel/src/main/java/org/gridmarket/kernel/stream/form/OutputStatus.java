package org.gridmarket.kernel.stream.form;

/** How the run of one input ended; its place is the byte that is hashed, so none is ever moved (stream-market, Forms). */
public enum OutputStatus {
    OK,
    FUEL_EXCEEDED,
    MEMORY_EXCEEDED,
    TRAPPED,
    OUTPUT_TOO_LARGE
}
