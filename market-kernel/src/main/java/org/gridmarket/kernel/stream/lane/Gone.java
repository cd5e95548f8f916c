package org.gridmarket.kernel.stream.lane;

import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * The customer is at fault or silent, and the allocation ends; written once, and once more when a fault is added to a silence.
 *
 * @param epoch in which
 * @param until epochs that had begun by then are paid where they are rooted
 * @param fault whether its whole deposit is lost, and not the part that silence costs
 */
public record Gone(int epoch, LedgerTime until, boolean fault) {
    /** This, and a fault on top. */
    public Gone atFault() {
        return new Gone(epoch, until, true);
    }
}
