package org.gridmarket.gateway.stream;

/** What somebody is fined for, or loses a lease by; names are in rows. */
enum FaultKind {
    NO_ROOT,
    NO_OPENING,
    NO_REVEAL,
    CUSTOMER_AT_FAULT,
    LANE_WRONG,
    STREAMED_OTHERWISE
}
