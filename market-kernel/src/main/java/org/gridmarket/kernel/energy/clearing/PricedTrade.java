package org.gridmarket.kernel.energy.clearing;

import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * A verified trade with the price the kernel gave it and the fee in force.
 *
 * @param trade who, when, how much
 * @param price µ per Wh, between both clamped reservation prices
 * @param fee grid fee, µ per Wh from each side
 */
public record PricedTrade(Trade trade, UnitPrice price, UnitPrice fee) {
    public OfferId sell() {
        return trade.sell();
    }

    public OfferId buy() {
        return trade.buy();
    }

    public Interval t() {
        return trade.t();
    }

    public Energy energy() {
        return trade.energy();
    }
}
