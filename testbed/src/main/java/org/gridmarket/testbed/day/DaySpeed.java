package org.gridmarket.testbed.day;

/**
 * How long an interval really lasts.
 *
 * @param intervalMillis at least, ms
 * @param mayBeSlower whether it lasts longer on a machine that cannot carry the day's operations in this time
 */
public record DaySpeed(long intervalMillis, boolean mayBeSlower) {
    /** Whatever the machine. */
    public static DaySpeed fixed(long intervalMillis) {
        return new DaySpeed(intervalMillis, false);
    }

    /** Longer on a machine that is slow or busy. */
    public static DaySpeed atLeast(long intervalMillis) {
        return new DaySpeed(intervalMillis, true);
    }
}
