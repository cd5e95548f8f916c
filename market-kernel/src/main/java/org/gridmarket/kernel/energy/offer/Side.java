package org.gridmarket.kernel.energy.offer;

/** Which side of the market an offer is on. */
public enum Side {
    /** A selling offer: energy produced into the feeder, backed by production assets. */
    SELL,
    /** A buying offer: energy consumed from the feeder, backed by consumption assets and credit. */
    BUY
}
