package org.gridmarket.kernel.compute.offer;

/** What lies in the book. */
public enum OfferKind {
    JOB,
    RESOURCE,
    NOTE
}
