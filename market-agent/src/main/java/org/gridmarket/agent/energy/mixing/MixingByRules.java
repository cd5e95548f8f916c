package org.gridmarket.agent.energy.mixing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.agent.energy.plan.TradingHours;
import org.gridmarket.kernel.agreement.Timeline;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/** The windows that the rules of the market bring, one after the other without an end, as the public events tell them. */
public final class MixingByRules implements MixingWindows {
    /** Versions that were in force within so many intervals before a new one are kept: a year of quarters of an hour. */
    private static final int INTERVALS_KEPT = 366 * 96;

    private static final int MINUTES_A_DAY = 24 * 60;

    private final MeterId meter;
    private final TradingHours hours;
    private final int retireTogether;
    private MarketRules rules = MarketRules.NONE;
    private Timeline<CircleId> circles = Timeline.empty();
    private int perDay = 1;
    private @Nullable Round round;
    private List<HomeWindow> ahead = List.of();

    /**
     * @param meter of the home
     * @param hours of a day in which the homes of its circle offer, from 0 on
     * @param retireTogether how many final intervals the public account retires in one operation, 1..96
     */
    public MixingByRules(MeterId meter, TradingHours hours, int retireTogether) {
        this.meter = meter;
        this.hours = hours;
        this.retireTogether = retireTogether;
    }

    @Override
    public void observe(EnergyEvent event) {
        switch (event) {
            case EnergyEvent.MarketFounded(MarketCalendar calendar) ->
                perDay = MINUTES_A_DAY / calendar.intervalMinutes();
            case EnergyEvent.RuleEffective(ProposedRules effective) ->
                effective.changes().forEach(change -> adopt(effective.from(), change));
            default -> {
                // brings no window
            }
        }
    }

    private void adopt(Interval from, RuleChange change) {
        switch (change) {
            case RuleChange.SetMixing(MixingTerms terms) -> {
                Timeline<MixingTerms> known = rules.withMixing(from, terms).terms();
                rules = new MarketRules(rules.grid(), rules.tariff(), known.since(from.minus(INTERVALS_KEPT)));
                round = null;
            }
            case RuleChange.SetMeterCircle(MeterId of, CircleId circle)
            when of.equals(meter) -> {
                circles = circles.with(from, circle).since(from.minus(INTERVALS_KEPT));
                round = null;
            }
            default -> {
                // changes no window of this home
            }
        }
    }

    /** Whether the market has agreed on how its homes mix; before that there are no windows. */
    public boolean hasRules() {
        return !rules.terms().versions().isEmpty();
    }

    /** The newest terms, when their bundles do not reach for a home, so that it is in no window of theirs; else empty. */
    public Optional<MixingTerms> beyondReach() {
        return rules.terms().values().stream()
                .reduce((older, newer) -> newer)
                .filter(terms -> !BundlePlan.canServe(terms));
    }

    @Override
    public Optional<HomeWindow> from(Interval first) {
        return rules.windowFrom(first).flatMap(this::ofThisHome);
    }

    private Optional<HomeWindow> ofThisHome(MixWindow window) {
        return window.circleOf(circles.at(window.first()))
                .filter(circle -> BundlePlan.canServe(window.terms())) // others mix without this home
                .map(circle -> new HomeWindow(window, circle, hours.everyDay(perDay, window.first(), window.last())));
    }

    @Override
    public List<HomeWindow> beforehand() {
        return List.of();
    }

    @Override
    public List<HomeWindow> ahead(MarketCalendar calendar, LedgerTime now) {
        Round present = calendar.roundAt(now);
        if (!present.equals(round)) {
            round = present;
            ahead = ahead(calendar, present, calendar.lastNameable(now));
        }
        return ahead;
    }

    private List<HomeWindow> ahead(MarketCalendar calendar, Round present, Interval last) {
        List<HomeWindow> windows = new ArrayList<>();
        for (Interval t = present.interval(); !t.isAfter(last); t = t.next()) {
            from(t).filter(known -> known.canBeJoined(calendar, present))
                    .filter(known -> !known.window().last().isAfter(last))
                    .ifPresent(windows::add);
        }
        return List.copyOf(windows);
    }

    @Override
    public int retireTogether() {
        return retireTogether;
    }
}
