package org.gridmarket.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Growing pauses between attempts, ended at once when the process stops. For one thread. */
public final class Backoff {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 3_000;

    private final CountDownLatch stopped;
    private long millis = FIRST_MILLIS;

    public Backoff(CountDownLatch stopped) {
        this.stopped = stopped;
    }

    public void reset() {
        millis = FIRST_MILLIS;
    }

    /** Waits the next pause; false when the process stops. */
    public boolean pause() {
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
