package org.gridmarket.kernel.energy.calendar;

/** The status of an interval, derived from its keys. */
public enum IntervalStatus {
    /** Its round still takes solutions. */
    OPEN,
    /** Its book and round are sealed. */
    CLOSED,
    /** Its trades are final. */
    FINALISED,
    /** Its settlement is over: what was not retired counts as unretired. */
    SETTLED,
    /** What was over with it is deleted; its seal stays. */
    SWEPT
}
