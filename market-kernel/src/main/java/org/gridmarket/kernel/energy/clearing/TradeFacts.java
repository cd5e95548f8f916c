package org.gridmarket.kernel.energy.clearing;

import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.offer.Side;
import org.jspecify.annotations.Nullable;

/**
 * What the rule book of trades looks at: a trade, what it names, and the trade before it.
 *
 * @param instance the sealed problem
 * @param tally what is counted so far
 * @param before the trade before, null for the first
 * @param trade the trade
 * @param sell the selling offer, null when the instance has none of that id
 * @param buy the buying offer, likewise
 * @param terms what is in force at t, null outside the look-ahead window
 */
public record TradeFacts(
        RoundInstance instance,
        TradeTally tally,
        @Nullable Trade before,
        Trade trade,
        @Nullable OpenOffer sell,
        @Nullable OpenOffer buy,
        @Nullable IntervalTerms terms) {
    static TradeFacts of(RoundInstance instance, TradeTally tally, @Nullable Trade before, Trade trade) {
        return new TradeFacts(
                instance,
                tally,
                before,
                trade,
                instance.find(trade.sell()),
                instance.find(trade.buy()),
                instance.termsAt(trade.t()).orElse(null));
    }

    @Nullable String outOfOrder() {
        return before != null && before.compareTo(trade) >= 0
                ? "trade " + trade + " does not come after " + before
                : null;
    }

    @Nullable String withoutEnergy() {
        return trade.energy().isZero() ? "trade " + trade + " has no energy" : null;
    }

    @Nullable String outsideWindow() {
        return terms == null
                ? "interval " + trade.t() + " is outside " + instance.round() + ".." + instance.last()
                        + " or has no rules in force"
                : null;
    }

    @Nullable String unknownOffer() {
        if (sell == null) {
            return "selling offer " + trade.sell() + " is not in the instance of round " + instance.round();
        }
        return buy == null
                ? "buying offer " + trade.buy() + " is not in the instance of round " + instance.round()
                : null;
    }

    @Nullable String swappedSides() {
        return sellOffer().side() == Side.SELL && buyOffer().side() == Side.BUY
                ? null
                : "offer " + trade.sell() + " is on side " + sellOffer().side() + ", offer " + trade.buy() + " on side "
                        + buyOffer().side();
    }

    @Nullable String intervalNotNamed() {
        for (OpenOffer offer : new OpenOffer[] {sellOffer(), buyOffer()}) {
            if (!offer.intervals().contains(trade.t())) {
                return "offer " + offer.id() + " names " + offer.intervals() + ", not " + trade.t();
            }
        }
        return null;
    }

    @Nullable String pricesApart() {
        return termsInForce().pricesMeet(sellOffer(), buyOffer())
                ? null
                : "seller " + trade.sell() + " asks " + sellOffer().reservation() + ", buyer " + trade.buy() + " pays "
                        + buyOffer().reservation();
    }

    @Nullable String groupWithoutLimits() {
        for (OpenOffer offer : new OpenOffer[] {sellOffer(), buyOffer()}) {
            if (termsInForce().limitsOf(offer.group()).isEmpty()) {
                return "group " + offer.group() + " of offer " + offer.id() + " lies in no limit group";
            }
        }
        return null;
    }

    @Nullable String fullInterval() {
        int most = instance.limits().of(EnergyLimit.TRADES_PER_INTERVAL);
        return tally.tradesIn(trade.t()) >= most ? "interval " + trade.t() + " has " + most + " trades already" : null;
    }

    OpenOffer sellOffer() {
        return required(sell);
    }

    OpenOffer buyOffer() {
        return required(buy);
    }

    IntervalTerms termsInForce() {
        return required(terms);
    }

    private static <T> T required(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("an earlier rule should have refused this trade");
        }
        return part;
    }
}
