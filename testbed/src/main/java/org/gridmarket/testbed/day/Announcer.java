package org.gridmarket.testbed.day;

/** Port: what a run tells while it goes on. */
public interface Announcer {
    /** A step that begins or has ended. */
    void step(String text);

    /** An interval of the day has become final. */
    void interval(IntervalLine line);

    /** Something that should not be, but does not stop the day. */
    void warn(String text);
}
