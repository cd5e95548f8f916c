package org.gridmarket.sandbox.module;

/**
 * Globals that a metered module has behind its own ones, exported by these names.
 *
 * @param left instructions that may still be executed; below 0 the run is over
 * @param stack slots of the call stack that are free
 * @param ended why the program ended itself, 0 if it did not
 * @param pages the most pages of memory, set by the host
 */
record Meters(int left, int stack, int ended, int pages) {
    /** The call stack in slots: locals, operands and 8 for each active function (spec/compute-market.md, "Sandbox"). */
    static final int STACK_SLOTS = 1 << 20;

    static final int SLOTS_PER_CALL = 8;

    /** A growing memory or table passed its limit. */
    static final int BEYOND_MEMORY = 1;

    /** A memory or table could not grow within its limit: the machine's fault, not the program's. */
    static final int NOT_GROWN = 2;

    static Meters behind(int globals) {
        return new Meters(globals, globals + 1, globals + 2, globals + 3);
    }
}
