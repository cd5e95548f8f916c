package org.gridmarket.agent.energy.plan;

import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * Energy that a household wants to trade once, in any of the intervals of a range (spec cli, "Data folder").
 *
 * @param first the first interval in which it may be traded
 * @param last the last one, not before the first
 * @param energy Wh over all intervals together: positive sells, negative buys
 * @param reservation R, or null for the edge of the band, which never binds
 * @param place file and line where it was read; null when it was computed
 */
public record ProfileRow(
        Interval first,
        Interval last,
        NetEnergy energy,
        @Nullable UnitPrice reservation,
        @Nullable String place) {
    public ProfileRow {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("profile row ends at " + last + ", before it starts at " + first);
        }
    }

    /** A row that was computed, not read. */
    public ProfileRow(Interval first, Interval last, NetEnergy energy, @Nullable UnitPrice reservation) {
        this(first, last, energy, reservation, null);
    }

    /** The same row for other intervals. */
    public ProfileRow between(Interval from, Interval to) {
        return new ProfileRow(from, to, energy, reservation, place);
    }

    /** The same row with a price. */
    public ProfileRow at(UnitPrice price) {
        return new ProfileRow(first, last, energy, price, place);
    }

    /** The same row with no more than this of its energy. */
    public ProfileRow atMost(Energy most) {
        Energy kept = amount().min(most);
        return new ProfileRow(
                first, last, side() == Side.SELL ? kept.net(Energy.ZERO) : Energy.ZERO.net(kept), reservation, place);
    }

    /** Its energy without the sign. */
    public Energy amount() {
        return Energy.ofWh(Math.abs(energy.wh()));
    }

    /** As an offer; without a price of its own at the edge of the band. */
    public Offer offer(Tariff tariff) {
        UnitPrice edge = side() == Side.SELL ? tariff.bandLow() : tariff.bandHigh();
        return new Offer(side(), amount(), IntervalSet.range(first, last), reservation == null ? edge : reservation);
    }

    /** Whether it is for sale or to be bought. */
    public Side side() {
        return energy.wh() > 0 ? Side.SELL : Side.BUY;
    }

    /** Whether the household can choose when this energy flows. */
    public boolean isFlexible() {
        return first.isBefore(last);
    }
}
