package org.gridmarket.kernel.energy.account;

import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * What an offer still pledges: its remaining energy in each interval that is neither claimed nor cancelled.
 *
 * @param id the offer
 * @param side its side
 * @param remaining E less what claims have brought in
 * @param intervals where it may still have trades; a cancellation in book b leaves those up to b
 * @param creditPerWh for a buyer the largest (clamped R + fee) of its intervals, for a seller 0
 */
public record LiveOffer(OfferId id, Side side, Energy remaining, IntervalSet intervals, UnitPrice creditPerWh) {
    public LiveOffer less(Energy traded) {
        return new LiveOffer(id, side, remaining.minus(traded), intervals, creditPerWh);
    }

    public LiveOffer over(IntervalSet left) {
        return new LiveOffer(id, side, remaining, left, creditPerWh);
    }
}
