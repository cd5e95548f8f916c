package org.gridmarket.kernel.energy.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.InstanceRules;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.VoidPage;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/**
 * The market as its public events tell it, in memory: enough to build the instance of any round whose predecessor is
 * closed and final. Not thread-safe. What is older than the horizon is forgotten.
 */
public final class MarketView {
    private final EnergyLimits limits;
    private @Nullable MarketCalendar calendar;
    private MarketRules rules = MarketRules.NONE;
    private final Map<PageId, OfferPage> pages = new LinkedHashMap<>();
    private final NavigableMap<Book, Map<PageId, VoidPage>> voids = new TreeMap<>();
    private final NavigableMap<Interval, List<PricedTrade>> finalTrades = new TreeMap<>();
    private @Nullable Round lastClosed;

    public MarketView() {
        this(EnergyLimits.STANDARD);
    }

    /** Of a ledger with other bounds than the standard ones. */
    public MarketView(EnergyLimits limits) {
        this.limits = limits;
    }

    /** Takes in one event; events come in ledger order, each once. */
    public void apply(EnergyEvent event) {
        switch (event) {
            case EnergyEvent.MarketFounded founded -> calendar = founded.calendar();
            case EnergyEvent.RuleEffective effective -> applyRules(effective.rules());
            case EnergyEvent.OfferPosted posted -> pages.put(posted.page().id(), posted.page());
            case EnergyEvent.OfferCancelled cancelled ->
                voids.computeIfAbsent(cancelled.page().book(), book -> new LinkedHashMap<>())
                        .put(cancelled.page().id(), cancelled.page());
            case EnergyEvent.RoundClosed closed -> lastClosed = closed.round();
            case EnergyEvent.Finalised done -> {
                finalTrades.put(done.interval(), done.trades());
                forgetBefore(done.interval());
            }
            default -> {
                // the others do not change what is solved
            }
        }
    }

    private void applyRules(ProposedRules effective) {
        for (RuleChange change : effective.changes()) {
            switch (change) {
                case RuleChange.SetGrid(var plan) -> rules = rules.withGrid(effective.from(), plan);
                case RuleChange.SetTariff(var tariff) -> rules = rules.withTariff(effective.from(), tariff);
                case RuleChange.SetMixing(var terms) -> rules = rules.withMixing(effective.from(), terms);
                case RuleChange.SetMeterLimits limits -> {
                    // binds withdrawals, not trades
                }
                case RuleChange.SetMeterCircle circle -> {
                    // binds mixes, not trades
                }
                case RuleChange.RegisterSmartMeter meter -> {
                    // likewise
                }
            }
        }
    }

    private void forgetBefore(Interval finalised) {
        MarketCalendar fixed = calendar().orElseThrow();
        Round next = finalised.next().round();
        Book oldest = InstanceRules.oldestBook(fixed, next);
        pages.values().removeIf(page -> page.book().isBefore(oldest));
        rules = rules.keeping(MarketRules.retention(fixed, next, limits));
        voids.headMap(oldest, false).clear();
        finalTrades.headMap(InstanceRules.oldestTrades(fixed, next), false).clear();
    }

    public Optional<MarketCalendar> calendar() {
        return Optional.ofNullable(calendar);
    }

    public MarketRules rules() {
        return rules;
    }

    public Optional<Round> lastClosed() {
        return Optional.ofNullable(lastClosed);
    }

    public Optional<Interval> lastFinal() {
        return finalTrades.isEmpty() ? Optional.empty() : Optional.of(finalTrades.lastKey());
    }

    /** The final trades of an interval, while they are remembered. */
    public List<PricedTrade> finalTradesOf(Interval t) {
        return finalTrades.getOrDefault(t, List.of());
    }

    /** The round that can be solved now: the one after the last interval that is closed and final. */
    public Optional<Round> solvableRound() {
        return lastFinal()
                .map(Interval::round)
                .filter(closed -> closed.equals(lastClosed))
                .map(Round::next);
    }

    /** The instance of a round; right only when the round before is closed and final. */
    public RoundInstance instance(Round round) {
        Map<OfferId, Energy> used = InstanceRules.usedBy(finalTrades.headMap(round.interval(), false).values().stream()
                .flatMap(List::stream)
                .map(PricedTrade::trade)
                .toList());
        return InstanceRules.build(
                calendar().orElseThrow(),
                rules,
                round,
                pages.values(),
                voids.values().stream().flatMap(book -> book.values().stream()).toList(),
                used,
                limits);
    }
}
