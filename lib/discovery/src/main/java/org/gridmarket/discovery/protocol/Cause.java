package org.gridmarket.discovery.protocol;

/** Why a service is told down. */
public enum Cause {
    /** Its owner announces it no more. */
    RETRACTED,
    /** Its process is gone. */
    ENDED,
    /** Its process beats no more, or its node's lease ran out. */
    SILENT,
    /** The membership layer or a run-out head said that its node is gone, and no newer head came. */
    LOST,
    /** Its node's certificate is withdrawn. */
    DENIED,
    /** It was told before this daemon began, and has not been seen since. */
    EXPIRED
}
