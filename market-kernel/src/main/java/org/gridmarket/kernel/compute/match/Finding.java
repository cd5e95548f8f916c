package org.gridmarket.kernel.compute.match;

/** What a mediator found of the delivery. */
public enum Finding {
    /** Nobody has complained of it. */
    NOT_ASKED,
    /** It opens to the output of the run. */
    GOOD,
    /** It does not. */
    BAD,
    /** The directory does not give it. */
    GONE
}
