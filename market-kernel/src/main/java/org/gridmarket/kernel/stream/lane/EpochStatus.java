package org.gridmarket.kernel.stream.lane;

/** Where an epoch of an allocation stands. */
public enum EpochStatus {
    /** It runs, or its roots come. */
    NOT_REVEALED,
    /** What was tested is known. */
    REVEALED,
    /** The panel is asked. */
    DISPUTED,
    /** The panel has said what is right, or has not in time. */
    CONCLUDED
}
