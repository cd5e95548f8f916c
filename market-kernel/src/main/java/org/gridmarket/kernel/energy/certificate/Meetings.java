package org.gridmarket.kernel.energy.certificate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gridmarket.kernel.energy.clearing.IntervalTerms;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;

/** In which intervals an offer has anybody to trade with: the dearest buyer and the cheapest seller of each interval. */
final class Meetings {
    private final Map<Interval, UnitPrice> dearestBuy = new LinkedHashMap<>();
    private final Map<Interval, UnitPrice> cheapestSell = new LinkedHashMap<>();

    Meetings(RoundInstance instance) {
        for (OpenOffer offer : instance.offers()) {
            for (Interval t : offer.intervals().within(instance.round().interval(), instance.last())) {
                instance.termsAt(t).ifPresent(terms -> add(offer, t, terms));
            }
        }
    }

    private void add(OpenOffer offer, Interval t, IntervalTerms terms) {
        if (!terms.limitsOf(offer.group()).isEmpty()) {
            UnitPrice price = terms.tariff().clamp(offer.reservation());
            if (offer.side() == Side.BUY) {
                dearestBuy.merge(t, price, UnitPrice::max);
            } else {
                cheapestSell.merge(t, price, UnitPrice::min);
            }
        }
    }

    boolean mayTrade(OpenOffer offer, Interval t, IntervalTerms terms) {
        UnitPrice price = terms.tariff().clamp(offer.reservation());
        UnitPrice met = offer.side() == Side.BUY ? cheapestSell.get(t) : dearestBuy.get(t);
        if (met == null) {
            return false;
        }
        return offer.side() == Side.BUY ? !met.exceeds(price) : !price.exceeds(met);
    }
}
