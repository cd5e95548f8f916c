package org.gridmarket.sandbox;

import org.gridmarket.sandbox.module.ModuleLimits;

/**
 * What a program may use; beyond it the run ends with a status.
 *
 * @param instructions units of fuel, 1 to 10^15
 * @param pages of memory, 64 KiB each, 1 to 16,384 (1 GiB)
 * @param storage bytes kept in /out, /tmp and both streams together, 0 to 2^29
 */
public record Limits(long instructions, int pages, long storage) {
    /** Largest limit of an offer (spec/compute-market.md, "Units and prices"). */
    public static final long MOST_INSTRUCTIONS = 1_000_000_000_000_000L;

    public static final int MOST_PAGES = ModuleLimits.PAGES;

    /** So that an output and its copy fit into an array of Java. */
    public static final long MOST_STORAGE = 1L << 29;

    public Limits {
        within("instructions", instructions, 1, MOST_INSTRUCTIONS);
        within("pages", pages, 1, MOST_PAGES);
        within("bytes of storage", storage, 0, MOST_STORAGE);
    }

    private static void within(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + ": " + value + ", from " + least + " to " + most);
        }
    }
}
