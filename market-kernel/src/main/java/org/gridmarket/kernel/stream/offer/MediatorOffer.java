package org.gridmarket.kernel.stream.offer;

import java.util.List;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.quantity.FuelPrice;

/**
 * What a mediator asks.
 *
 * @param account who runs disputed inputs again
 * @param price of its fuel
 * @param fixed for every dispute, 0..{@link #MAX_MICRO} µ
 * @param availability pi_m, for every epoch that any lane roots, 0..{@link #MAX_MICRO} µ
 * @param last the ledger period after which the offer is void
 */
public record MediatorOffer(AccountKey account, FuelPrice price, Money fixed, Money availability, LedgerPeriod last) {
    /** As the highest price: so no sum of an allocation leaves the range of money by it. */
    public static final long MAX_MICRO = FuelPrice.MAX_MICRO;

    public MediatorOffer {
        for (Money fee : List.of(fixed, availability)) {
            if (fee.isNegative() || fee.micro() > MAX_MICRO) {
                throw new IllegalArgumentException("a fee of " + fee + " is outside 0.." + MAX_MICRO + " µ");
            }
        }
    }

    /** F_m = fixed + ceil((n + X) I_c price_m / 10^12). */
    public Money fee(EpochShape epoch) {
        return fixed.plus(price.of((long) epoch.tests() + EpochShape.MOST_CONTESTED, epoch.fuel()));
    }
}
