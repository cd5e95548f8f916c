package org.gridmarket.sandbox.wasi;

/** What a program may keep: bytes in /out, /tmp and both streams together, and the number of entries. */
final class Storage {
    private final long limit;
    private long used;
    private int entries;

    Storage(long limit) {
        this.limit = limit;
    }

    void take(long bytes) {
        if (bytes > limit - used) {
            throw EndOfRun.of(EndOfRun.Reason.STORAGE);
        }
        used += bytes;
    }

    void giveBack(long bytes) {
        used -= bytes;
    }

    void takeEntry() {
        if (entries >= WasiLimits.ENTRIES) {
            throw EndOfRun.of(EndOfRun.Reason.STORAGE);
        }
        entries++;
    }

    void giveBackEntry() {
        entries--;
    }
}
