package org.gridmarket.kernel.allocation.clearing;

import java.util.List;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferUnits;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.party.AccountKey;
import org.jspecify.annotations.Nullable;

/**
 * An offer of an instance.
 *
 * @param id which
 * @param owner who posted it
 * @param groups of the owner when it was posted
 * @param offer what was posted
 * @param last the last cycle that can assign it, by {@code until} and slots
 * @param earlier what final cycles took of it; null when nothing. Never changed
 */
public record OpenOffer(
        OfferId id,
        AccountKey owner,
        List<String> groups,
        Offer offer,
        Cycle last,
        @Nullable OfferUse earlier) {
    /** What final cycles took of it, to be added to. */
    public OfferUse use() {
        return earlier == null ? new OfferUse(OfferUnits.of(offer)) : earlier.copy();
    }
}
