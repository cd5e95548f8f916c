package org.gridmarket.kernel.compute.offer;

/** Where an offer stands; an offer is in one place only. */
public enum OfferStatus {
    NOT_POSTED,
    IN_BOOK,
    /** In the row of a match. */
    IN_MATCH,
    /** Its money is paid out. */
    GONE
}
