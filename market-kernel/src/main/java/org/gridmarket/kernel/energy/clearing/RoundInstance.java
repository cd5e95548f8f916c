package org.gridmarket.kernel.energy.clearing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/**
 * The sealed problem of a round: the offers in books up to tau - 1, less what is void by then, less the energy of trades
 * final up to tau - 1, under the rules in force. Everybody solves the same one; nobody can change it while it is solved.
 */
public final class RoundInstance {
    private final Round round;
    private final Interval last;
    private final Objective objective;
    private final EnergyLimits limits;
    private final List<OpenOffer> offers;
    private final Map<OfferId, OpenOffer> byId = new LinkedHashMap<>();
    private final SortedMap<Interval, IntervalTerms> terms = new TreeMap<>();

    /**
     * @param round tau; its interval is the first that may be traded
     * @param last tau + T_h, the last one
     * @param objective what solutions compete in
     * @param offers in any order
     * @param rules by interval; an interval without grid or tariff cannot be traded
     */
    public RoundInstance(Round round, Interval last, Objective objective, List<OpenOffer> offers, MarketRules rules) {
        this(round, last, objective, offers, rules, EnergyLimits.STANDARD);
    }

    /** With other bounds of solutions than the standard ones. */
    public RoundInstance(
            Round round,
            Interval last,
            Objective objective,
            List<OpenOffer> offers,
            MarketRules rules,
            EnergyLimits limits) {
        this.limits = limits;
        this.round = round;
        this.last = last;
        this.objective = objective;
        this.offers = offers.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
        this.offers.forEach(offer -> byId.put(offer.id(), offer));
        @Nullable IntervalTerms before = null; // rules change rarely: an interval's terms are mostly those of the one before
        for (Interval t = round.interval(); !t.isAfter(last); t = t.next()) {
            if (rules.covers(t)) {
                GridPlan grid = rules.gridAt(t).orElseThrow();
                Tariff tariff = rules.tariffAt(t).orElseThrow();
                if (before == null || !before.isOf(grid, tariff)) {
                    before = IntervalTerms.of(grid, tariff);
                }
                terms.put(t, before);
            }
        }
    }

    public Round round() {
        return round;
    }

    /** The last interval of the look-ahead window. */
    public Interval last() {
        return last;
    }

    /** The bounds that solutions of it keep. */
    public EnergyLimits limits() {
        return limits;
    }

    public Objective objective() {
        return objective;
    }

    /** Ascending by id. */
    public List<OpenOffer> offers() {
        return offers;
    }

    public Optional<OpenOffer> offer(OfferId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Nullable OpenOffer find(OfferId id) {
        return byId.get(id);
    }

    /** What is in force at an interval of the window; empty outside it or where no rule holds. */
    public Optional<IntervalTerms> termsAt(Interval t) {
        return Optional.ofNullable(terms.get(t));
    }

    /** All intervals that may be traded, with their terms, ascending. */
    public SortedMap<Interval, IntervalTerms> terms() {
        return Collections.unmodifiableSortedMap(terms);
    }
}
