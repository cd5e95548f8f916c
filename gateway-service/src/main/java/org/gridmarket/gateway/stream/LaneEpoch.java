package org.gridmarket.gateway.stream;

/** How an epoch of a lane stands; names are in rows. */
enum LaneEpoch {
    /** It has a root. */
    ROOTED,
    /** Opened, and equal to what the customer revealed. */
    PAID,
    /** Opened, and the customer has signed another input than it revealed. */
    CUSTOMER_AT_FAULT,
    /** Opened, and different; the panel decides, or has. */
    DISPUTED,
    /** The panel has found it wrong, or nothing in time. */
    LOST
}
