package org.gridmarket.kernel.energy.calendar;

/** What can happen to an interval. */
public enum IntervalEvent {
    CLOSE_ROUND,
    FINALISE,
    SWEEP
}
