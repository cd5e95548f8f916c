package org.gridmarket.kernel.energy.clearing;

import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * An offer as it stands in the instance of a round: not void, less what is final.
 *
 * @param id the offer
 * @param side its side
 * @param group the anonymity group of its assets
 * @param remaining E less the energy of its trades final before the round, above 0
 * @param intervals the named intervals from the round on, not empty
 * @param reservation R, unclamped
 */
public record OpenOffer(
        OfferId id, Side side, GroupId group, Energy remaining, IntervalSet intervals, UnitPrice reservation) {}
