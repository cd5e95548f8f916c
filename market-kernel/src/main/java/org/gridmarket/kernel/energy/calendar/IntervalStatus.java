package org.gridmarket.kernel.energy.calendar;

/** The status of an interval, derived from its keys. */
public enum IntervalStatus {
    /** Its round still takes solutions. */
    OPEN,
    /** Its book and round are sealed. */
    CLOSED,
    /** Its trades are final. */
    FINALISED,
    /** It is settled and its rows are deleted; its seal stays. */
    SWEPT
}
