package org.gridmarket.kernel.energy.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.kernel.agreement.Retention;
import org.gridmarket.kernel.agreement.Timeline;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.bill.CyclePrices;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force, by interval: one value, read by every operation and written a few times a year.
 *
 * @param grid feeders, groups, limits
 * @param tariff prices and fee
 * @param mixing windows, bundles, deadlines; null, and absent on the wire, where accounts are public only
 */
public record MarketRules(
        Timeline<GridPlan> grid,
        Timeline<Tariff> tariff,
        @Nullable Timeline<MixingTerms> mixing) {
    public static final MarketRules NONE = new MarketRules(Timeline.empty(), Timeline.empty());

    /** Without mixing. */
    public MarketRules(Timeline<GridPlan> grid, Timeline<Tariff> tariff) {
        this(grid, tariff, null);
    }

    /** All versions of the terms of mixing. */
    public Timeline<MixingTerms> terms() {
        return mixing == null ? Timeline.empty() : mixing;
    }

    public Optional<GridPlan> gridAt(Interval t) {
        return grid.at(t);
    }

    public Optional<Tariff> tariffAt(Interval t) {
        return tariff.at(t);
    }

    /** What the DSO pays and charges in a cycle; empty when an interval of it has no tariff. */
    public Optional<CyclePrices> pricesOf(IntervalSet cycle) {
        List<CyclePrices.Price> prices = new ArrayList<>();
        for (Interval t : cycle) {
            tariffAt(t)
                    .map(fixed -> new CyclePrices.Price(t, fixed.surplusPrice(), fixed.deficitPrice()))
                    .ifPresent(prices::add);
        }
        return prices.size() == cycle.size() ? Optional.of(new CyclePrices(prices)) : Optional.empty();
    }

    /** The window of mixing that an interval lies in: windows follow each other from the start of their terms. */
    public Optional<MixWindow> windowOf(Interval t) {
        return terms().versionAt(t)
                .map(terms -> new MixWindow(
                        t.minus(Math.floorMod(
                                t.index() - terms.from().index(), terms.value().window())),
                        terms.value()));
    }

    /** The window that begins at an interval, if one does. */
    public Optional<MixWindow> windowFrom(Interval first) {
        return windowOf(first).filter(window -> window.first().equals(first));
    }

    /**
     * The first interval at which grid or terms change inside a window: a mix has one group and one bundle, so both change
     * between windows only.
     */
    public Optional<Interval> changeWithinWindow() {
        for (Timeline.Version<MixingTerms> version : terms().versions()) {
            if (cutsWindow(version.from())) {
                return Optional.of(version.from());
            }
        }
        return grid.versions().stream()
                .map(Timeline.Version::from)
                .filter(this::cutsWindow)
                .findFirst();
    }

    /** Whether a change from this interval on would come in the middle of a window. */
    public boolean cutsWindow(Interval change) {
        return windowOf(change.previous())
                .filter(window -> !window.last().isBefore(change))
                .isPresent();
    }

    /** Whether both kinds of rule exist at an interval, so that it can be traded. */
    public boolean covers(Interval t) {
        return gridAt(t).isPresent() && tariffAt(t).isPresent();
    }

    public MarketRules withGrid(Interval from, GridPlan plan) {
        return new MarketRules(grid.with(from, plan), tariff, mixing);
    }

    public MarketRules withTariff(Interval from, Tariff prices) {
        return new MarketRules(grid, tariff.with(from, prices), mixing);
    }

    public MarketRules withMixing(Interval from, MixingTerms changed) {
        return new MarketRules(grid, tariff, terms().with(from, changed));
    }

    /** What is kept of rules in a round: bills look back as far as a cycle and its settlement. */
    public static Retention retention(MarketCalendar calendar, Round round, EnergyLimits limits) {
        return new Retention(
                round.interval()
                        .minus(2 * calendar.horizon()
                                + calendar.settlementWindow()
                                + limits.of(EnergyLimit.INTERVALS_PER_OPERATION)),
                limits.of(EnergyLimit.VERSIONS_PER_RULE));
    }

    /** Before the market is founded nothing falls off. */
    public static Retention retentionBeforeFounding(EnergyLimits limits) {
        return new Retention(new Interval(-Interval.MAX_INDEX), limits.of(EnergyLimit.VERSIONS_PER_RULE));
    }

    /** Without the versions that nobody can ask for any more. */
    public MarketRules keeping(Retention retention) {
        return new MarketRules(
                retention.trim(grid), retention.trim(tariff), mixing == null ? null : retention.trim(mixing));
    }

    /** How many versions each rule has. */
    public List<Integer> versions() {
        return Stream.of(grid, tariff, terms())
                .map(rule -> rule.versions().size())
                .toList();
    }
}
