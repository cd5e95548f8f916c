package org.gridmarket.chain;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Which of many equal complaints are worth a line in a log: the first, then at distances that double. After a quiet time the
 * next is a first one again. Safe for many threads.
 */
public final class GrowingDistance {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final LongSupplier nanos;
    private boolean complained;
    private long last;
    private long told;
    private long distance;
    private int untold;

    public GrowingDistance() {
        this(System::nanoTime);
    }

    /** @param nanos a clock that never goes back */
    GrowingDistance(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * One more complaint.
     *
     * @return -1 when it is not worth a line; else how many were left out since the line before
     */
    public synchronized int complain() {
        long now = nanos.getAsLong();
        boolean first = !complained || now - last > LONGEST.toNanos();
        complained = true;
        last = now;
        if (!first && now - told < distance) {
            untold++;
            return -1;
        }
        distance = first ? FIRST.toNanos() : Math.min(LONGEST.toNanos(), 2 * distance);
        told = now;
        int leftOut = first ? 0 : untold;
        untold = 0;
        return leftOut;
    }

    /** All is well again: the next complaint is a first one. */
    public synchronized void appease() {
        complained = false;
        untold = 0;
    }
}
