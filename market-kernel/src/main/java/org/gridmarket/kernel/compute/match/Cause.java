package org.gridmarket.kernel.compute.match;

/** What a dispute is about. */
public enum Cause {
    /** Result, count or status. */
    RESULT,
    /** The job creator cannot get or open the result. */
    DELIVERY
}
