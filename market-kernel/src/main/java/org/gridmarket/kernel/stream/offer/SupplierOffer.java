package org.gridmarket.kernel.stream.offer;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.stream.quantity.FuelPrice;

/**
 * What a supplier offers.
 *
 * @param account who is paid
 * @param workKey signs its outputs
 * @param speed I_s, fuel a second
 * @param pages memory of an instance that it has room for, of 64 KiB each
 * @param span when
 * @param ask the least price
 * @param trusted mediators it takes
 * @param mostFee to the allocator
 */
public record SupplierOffer(
        AccountKey account,
        AccountKey workKey,
        Fuel speed,
        int pages,
        OfferSpan span,
        FuelPrice ask,
        Trusted trusted,
        Money mostFee) {
    public SupplierOffer {
        if (pages < 1 || pages > StreamModule.MOST_PAGES) {
            throw new IllegalArgumentException(pages + " pages are outside 1.." + StreamModule.MOST_PAGES);
        }
        if (mostFee.isNegative()) {
            throw new IllegalArgumentException("a fee of at most " + mostFee);
        }
    }
}
