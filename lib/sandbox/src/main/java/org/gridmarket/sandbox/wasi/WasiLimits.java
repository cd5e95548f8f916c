package org.gridmarket.sandbox.wasi;

/** Bounds and prices of the host, part of the class {@code wasm1}. */
final class WasiLimits {
    /** Instructions for every call of the host, besides the call itself (spec/compute-market.md, "Sandbox"). */
    static final long CALL = 1_000;

    /** Bytes of data per instruction. */
    static final long BYTES_PER_UNIT = 16;

    /** Files and folders that a program makes; one more counts as too much storage. */
    static final int ENTRIES = 16_384;

    static final int DESCRIPTORS = 1_024;

    /** From the root of its tree; with all entries that are 16 MB of names in an output. */
    static final int PATH_BYTES = 1_024;

    static final int NAME_BYTES = 255;

    /** Buffers of one read or write, subscriptions of one poll. */
    static final int LIST = 1_024;

    /** 2000-01-01T00:00:00Z in nanoseconds since 1970. */
    static final long CLOCK_START = 946_684_800_000_000_000L;

    /** Sleeping ends here (about 36 years), so that the clock never overflows. */
    static final long SLEEP_NANOS = 1L << 60;

    private WasiLimits() {}
}
