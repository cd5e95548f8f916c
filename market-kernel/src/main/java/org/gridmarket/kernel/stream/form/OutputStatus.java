package org.gridmarket.kernel.stream.form;

/** How the run of one input ended (stream-market, Forms). */
public enum OutputStatus {
    OK(0),
    FUEL_EXCEEDED(1),
    MEMORY_EXCEEDED(2),
    TRAPPED(3),
    OUTPUT_TOO_LARGE(4);

    private final int code;

    OutputStatus(int code) {
        this.code = code;
    }

    /** The byte that is hashed. */
    int code() {
        return code;
    }
}
