package org.gridmarket.cli.energy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/** What becomes of one offer, as the public events tell it from its posting on. Not thread-safe. */
final class OfferFate {
    /** Why nothing more can become of an offer. */
    enum End {
        /** All its energy is traded. */
        TRADED,
        /** It is void, and what it might still have traded before that is final. */
        CANCELLED,
        /** All its intervals are final. */
        CLOSED
    }

    private final OfferId id;
    private final MarketTimes times;
    private final List<PricedTrade> trades = new ArrayList<>();
    private @Nullable Offer offer;
    private @Nullable Book voidBook;
    private IntervalSet ahead = IntervalSet.EMPTY;

    OfferFate(OfferId id, MarketTimes times) {
        this.id = id;
        this.times = times;
    }

    /** Takes note of an event, and returns what it means for this offer, in words; empty when nothing. */
    Optional<String> observe(EnergyEvent event) {
        return switch (event) {
            case EnergyEvent.OfferPosted(OfferPage page) -> posted(page);
            case EnergyEvent.OfferCancelled cancelled
            when cancelled.page().offers().contains(id) ->
                cancelled(cancelled.page().book());
            case EnergyEvent.Finalised done when ahead.contains(done.interval()) -> finalised(done);
            default -> Optional.empty();
        };
    }

    private Optional<String> posted(OfferPage page) {
        if (page.id().equals(id.page())) {
            page.offers().stream().filter(one -> one.index() == id.index()).forEach(one -> {
                offer = one.offer();
                ahead = one.offer().intervals();
            });
        }
        return Optional.empty();
    }

    private Optional<String> cancelled(Book book) {
        if (voidBook == null) {
            voidBook = book;
            ahead = ahead.filter(t -> t.isBefore(book.firstNameable()));
        }
        return Optional.of("cancelled in book " + book);
    }

    private Optional<String> finalised(EnergyEvent.Finalised done) {
        ahead = ahead.filter(t -> !t.equals(done.interval()));
        List<PricedTrade> own = done.trades().stream()
                .filter(trade -> trade.sell().equals(id) || trade.buy().equals(id))
                .toList();
        trades.addAll(own);
        String name = "interval " + times.named(done.interval()) + ": ";
        if (own.isEmpty()) {
            return Optional.of(name + "not traded");
        }
        Side side = offered().side();
        return Optional.of(name + (side == Side.SELL ? "sold " : "bought ") + sum(own) + " for " + value(own)
                + (own.size() == 1 ? ", at " + own.getFirst().price() : " in " + own.size() + " trades")
                + ", fee " + fee(own));
    }

    private Offer offered() {
        if (offer == null) {
            throw new IllegalStateException("offer " + id + " has not been seen posted");
        }
        return offer;
    }

    /** Why nothing more can become of it; empty while something can, or while it is not known. */
    Optional<End> end() {
        if (offer == null) {
            return Optional.empty();
        }
        if (!offer.energy().exceeds(traded())) {
            return Optional.of(End.TRADED);
        }
        if (!ahead.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(voidBook == null ? End.CLOSED : End.CANCELLED);
    }

    /** Whether a cancellation could still change anything: false also when the offer was never posted. */
    boolean isCancellable() {
        return voidBook == null && end().isEmpty() && offer != null;
    }

    Energy traded() {
        return sum(trades);
    }

    /** What sellers got, or buyers paid, without the fee. */
    Money value() {
        return value(trades);
    }

    /** In one sentence. */
    String summary() {
        if (offer == null) {
            return "offer " + id + " is on no page of this market";
        }
        String amounts = "traded " + traded() + " of " + offer.energy() + (trades.isEmpty() ? "" : " for " + value());
        String state = voidBook != null
                ? "already cancelled, in book " + voidBook
                : switch (end().orElse(null)) {
                    case TRADED -> "traded in full";
                    case CLOSED -> "closed: all its intervals are final";
                    case CANCELLED -> "already cancelled";
                    case null -> "live for " + times.of(ahead);
                };
        return "offer " + id + " is " + state + "; " + amounts;
    }

    /** For reports. */
    Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("offer", id.toString());
        keys.put("end", end().map(Enum::name).orElse(null));
        keys.put("traded_wh", traded().wh());
        keys.put("value_micro", value().micro());
        keys.put("fee_micro", fee(trades).micro());
        return keys;
    }

    private static Energy sum(List<PricedTrade> trades) {
        return trades.stream().map(PricedTrade::energy).reduce(Energy.ZERO, Energy::plus);
    }

    private static Money value(List<PricedTrade> trades) {
        return trades.stream().map(trade -> trade.energy().at(trade.price())).reduce(Money.ZERO, Money::plus);
    }

    private static Money fee(List<PricedTrade> trades) {
        return trades.stream().map(trade -> trade.energy().at(trade.fee())).reduce(Money.ZERO, Money::plus);
    }
}
