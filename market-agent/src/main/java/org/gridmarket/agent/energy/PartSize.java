package org.gridmarket.agent.energy;

/**
 * How many of several things go into one operation. After a refusal half of them are tried, down to one, so that what cannot
 * be is found and given up alone; after a success twice as many again. Of n things with one that is refused this takes about
 * 2 log n operations more.
 */
public final class PartSize {
    private final int most;
    private int now;

    /** @param most what an operation may hold */
    PartSize(int most) {
        this.most = most;
        this.now = most;
    }

    int now() {
        return now;
    }

    /** Whether parts of what was refused are being tried. */
    boolean isSearching() {
        return now < most;
    }

    void accepted() {
        now = Math.min(most, 2 * now);
    }

    /** Whether what was refused is to be given up: it was one thing alone. Otherwise a part of it comes next. */
    boolean refused(int size) {
        now = Math.max(1, size / 2);
        return size <= 1;
    }
}
