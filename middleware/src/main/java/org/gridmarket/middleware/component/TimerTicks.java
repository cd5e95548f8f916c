package org.gridmarket.middleware.component;

/** When a timer goes off next: without drift, and what is missed is counted. Time comes in as an argument. */
final class TimerTicks {
    /** Never. */
    static final long NEVER = Long.MAX_VALUE;

    private final long periodMillis;
    private long nextMillis = NEVER;

    /** @param periodMillis 0 for a sporadic timer */
    TimerTicks(long periodMillis) {
        this.periodMillis = periodMillis;
    }

    boolean isPeriodic() {
        return periodMillis > 0;
    }

    /** A periodic timer begins with the component; a sporadic one waits to be set. */
    void begin(long nowMillis) {
        if (isPeriodic()) {
            nextMillis = nowMillis + periodMillis;
        }
    }

    void after(long nowMillis, long millis) {
        refusePeriodic();
        if (millis < 0) {
            throw new IllegalArgumentException("a timer cannot go off " + -millis + " ms ago");
        }
        nextMillis = nowMillis + millis;
    }

    void cancel() {
        refusePeriodic();
        nextMillis = NEVER;
    }

    private void refusePeriodic() {
        if (isPeriodic()) {
            throw new IllegalStateException("a periodic timer goes off by itself, each " + periodMillis + " ms");
        }
    }

    /** {@link #NEVER} when it is not set. */
    long nextMillis() {
        return nextMillis;
    }

    /** How often it has gone off by now since it was asked last. */
    long due(long nowMillis) {
        if (nowMillis < nextMillis) {
            return 0;
        }
        if (!isPeriodic()) {
            nextMillis = NEVER;
            return 1;
        }
        long ticks = 1 + (nowMillis - nextMillis) / periodMillis;
        nextMillis += ticks * periodMillis;
        return ticks;
    }
}
