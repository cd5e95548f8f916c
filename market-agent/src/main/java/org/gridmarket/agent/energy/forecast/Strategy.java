package org.gridmarket.agent.energy.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * What a home wants of the market.
 *
 * @param sellAtLeast for what has no price of its own; empty: the edge of the band, which never binds
 * @param buyAtMost the same for buying
 * @param reserve of what waits in the battery, how much is not offered, Wh of each forecast
 * @param shiftAtMost into how many later intervals energy may wait that can wait, 0 or more
 */
public record Strategy(
        Optional<UnitPrice> sellAtLeast, Optional<UnitPrice> buyAtMost, Energy reserve, int shiftAtMost) {
    /** Offers all there is, at any price within the band. */
    public static final Strategy ANY = new Strategy(Optional.empty(), Optional.empty(), Energy.ZERO, Integer.MAX_VALUE);

    /** The same with other prices and another reserve, as sliders set them. */
    public Strategy with(Optional<UnitPrice> sell, Optional<UnitPrice> buy, Energy kept) {
        return new Strategy(sell, buy, kept, shiftAtMost);
    }

    /** What is offered of a forecast. */
    public OfferPlan plan(List<ProfileRow> forecast) {
        OfferPlan whole = OfferPlan.ofRows(forecast);
        List<ProfileRow> offered = new ArrayList<>();
        Energy kept = reserve;
        for (ProfileRow row : whole.rows().reversed()) { // what can wait longest is kept first
            boolean stored = row.isFlexible() && row.side() == Side.SELL;
            Energy left = stored ? row.amount().minusOrZero(kept) : row.amount();
            if (stored) {
                kept = kept.minusOrZero(row.amount());
            }
            if (!left.isZero()) {
                offered.add(priced(shifted(row.atMost(left))));
            }
        }
        return whole.offering(OfferPlan.sorted(offered));
    }

    private ProfileRow shifted(ProfileRow row) {
        boolean fits = row.last().index() - row.first().index() <= shiftAtMost;
        return fits ? row : row.between(row.first(), row.first().plus(shiftAtMost));
    }

    private ProfileRow priced(ProfileRow row) {
        if (row.reservation() != null) {
            return row;
        }
        return (row.side() == Side.SELL ? sellAtLeast : buyAtMost).map(row::at).orElse(row);
    }
}
