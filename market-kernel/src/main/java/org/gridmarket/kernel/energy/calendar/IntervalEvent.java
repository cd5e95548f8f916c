package org.gridmarket.kernel.energy.calendar;

/** What can happen to an interval. */
public enum IntervalEvent {
    CLOSE_ROUND,
    FINALISE,
    SETTLE,
    /** Deletes a portion of what is over, and some is left. */
    SWEEP_PORTION,
    /** Deletes the last of what is over. */
    SWEEP
}
