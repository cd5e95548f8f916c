package org.gridmarket.middleware.daemon;

import org.gridmarket.middleware.MiddlewareLimits;

/**
 * Notices that the machine was suspended (rule 14): the wall clock is ahead of the monotonic one by 2 s more than before. A wall
 * clock that somebody sets forward looks the same, and costs an incarnation; one that is set back is no suspension.
 */
final class Suspension {
    private long aheadMillis;

    Suspension(MachineClock clock) {
        this.aheadMillis = ahead(clock);
    }

    private static long ahead(MachineClock clock) {
        return clock.wallMillis() - clock.monotonicMillis();
    }

    /** Whether it was, since this was last asked. */
    boolean isOver(MachineClock clock) {
        long now = ahead(clock);
        boolean suspended = now - aheadMillis >= MiddlewareLimits.SUSPENDED_MILLIS;
        aheadMillis = now;
        return suspended;
    }
}
