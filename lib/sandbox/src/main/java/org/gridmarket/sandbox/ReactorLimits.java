package org.gridmarket.sandbox;

import org.gridmarket.sandbox.module.ModuleLimits;

/**
 * What a module of a stream may use for each input (spec/stream-market.md, "Units and limits").
 *
 * @param instructions units of fuel per input, 1 to 10^12; starting the module may take {@value #START_FACTOR} times
 *     as much
 * @param pages of memory, 64 KiB each, 1 to 16,384
 * @param inputBytes largest input, 1 to 2^20
 * @param outputBytes largest output, 0 to 2^20
 */
public record ReactorLimits(long instructions, int pages, int inputBytes, int outputBytes) {
    /** Largest input and output (spec/stream-market.md). */
    public static final int MOST_BYTES = 1 << 20;

    /** A start fills tables that many inputs use. */
    static final long START_FACTOR = 100;

    private static final long MOST_INSTRUCTIONS = 1_000_000_000_000L;

    public ReactorLimits {
        if (instructions < 1 || instructions > MOST_INSTRUCTIONS) {
            throw new IllegalArgumentException("instructions per input: " + instructions + ", from 1 to 10^12");
        }
        if (pages < 1 || pages > ModuleLimits.PAGES) {
            throw new IllegalArgumentException("pages: " + pages + ", from 1 to " + ModuleLimits.PAGES);
        }
        if (inputBytes < 1 || inputBytes > MOST_BYTES || outputBytes < 0 || outputBytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "bytes of an input or output: " + inputBytes + ", " + outputBytes + "; at most " + MOST_BYTES);
        }
    }

    long startInstructions() {
        return instructions * START_FACTOR;
    }
}
