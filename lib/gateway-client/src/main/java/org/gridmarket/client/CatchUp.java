package org.gridmarket.client;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Tells a process that has just begun when it has heard what lies behind: gateways tell that in one go, so that a moment
 * without news ends it. Thread-safe.
 */
public final class CatchUp {
    /** So long without news, and it is up to date. */
    private static final long QUIET_MILLIS = 1_500;

    /** So often it is asked whether silence means anything. */
    private static final long LOOK_MILLIS = 100;

    private long heardAt = System.nanoTime();
    private boolean hasHeard;
    private boolean stopped;

    /** Something was heard. */
    public synchronized void heard() {
        hasHeard = true;
        heardAt = System.nanoTime();
        notifyAll();
    }

    /** Nobody waits any more. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /**
     * Waits until something is heard and then nothing for a moment. Silence of gateways that are gone, or of which one tells what
     * no other has told yet, is no sign of being up to date.
     *
     * @param canHear whether more would be heard if there were more
     */
    public synchronized void awaitQuiet(BooleanSupplier canHear) throws InterruptedException {
        while (!stopped && !(hasHeard && quietMillis() >= QUIET_MILLIS && canHear.getAsBoolean())) {
            wait(hasHeard ? Math.max(LOOK_MILLIS, QUIET_MILLIS - quietMillis()) : 0);
        }
    }

    private long quietMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heardAt);
    }
}
