package org.gridmarket.solver.energy;

/**
 * A class of offers in one of its intervals.
 *
 * @param offers the class
 * @param position the slot's place among the slots of its class
 * @param price the reservation price, clamped to the band of the interval, µ per Wh
 */
record Slot(OfferClass offers, int position, long price) {
    int offset() {
        return offers.offset(position);
    }
}
