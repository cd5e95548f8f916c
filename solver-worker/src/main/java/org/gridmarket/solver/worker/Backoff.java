package org.gridmarket.solver.worker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Growing pauses between attempts, ended at once when the worker stops. For one thread. */
final class Backoff {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 3_000;

    private final CountDownLatch stopped;
    private long millis = FIRST_MILLIS;

    Backoff(CountDownLatch stopped) {
        this.stopped = stopped;
    }

    void reset() {
        millis = FIRST_MILLIS;
    }

    /** Waits the next pause; false when the worker stops. */
    boolean pause() {
        try {
            boolean over = stopped.await(millis, TimeUnit.MILLISECONDS);
            millis = Math.min(LONGEST_MILLIS, 2 * millis);
            return !over;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
