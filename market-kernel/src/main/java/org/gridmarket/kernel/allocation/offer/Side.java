package org.gridmarket.kernel.allocation.offer;

/** Which side of an exchange an offer is. */
public enum Side {
    PROVIDE,
    CONSUME
}
