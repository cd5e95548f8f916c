package org.gridmarket.sandbox;

import org.gridmarket.kernel.wire.Bytes;

/**
 * What became of one input: equal on every machine, and whatever other inputs came before.
 *
 * @param status how it ended
 * @param output empty unless the status is OK
 * @param instructions units of fuel, the limit if it was exceeded
 */
public record ReactorAnswer(Status status, Bytes output, long instructions) implements ReactorOutcome {
    /** How an input ended; signed and paid like an output (spec/stream-market.md, "Forms"). */
    public enum Status {
        OK(0),
        FUEL_EXCEEDED(1),
        MEMORY_EXCEEDED(2),
        /** Trapped, refused the input, ended itself, or named an output outside of its memory. */
        TRAPPED(3),
        OUTPUT_TOO_LARGE(4);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        /** The status byte of H(out). */
        public int code() {
            return code;
        }
    }
}
