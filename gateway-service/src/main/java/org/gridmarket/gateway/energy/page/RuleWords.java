package org.gridmarket.gateway.energy.page;

import java.util.List;
import java.util.stream.Collectors;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;

/** What a proposal changes, for who has to approve it. The digest names all of it; words name what matters. */
final class RuleWords {
    /** Groups of a plan that are written out. */
    private static final int GROUPS = 8;

    /** Changes of a proposal that are written out. */
    private static final int CHANGES = 20;

    private RuleWords() {}

    static List<String> of(ProposedRules rules) {
        List<String> all =
                rules.changes().stream().limit(CHANGES).map(RuleWords::of).collect(Collectors.toList());
        if (rules.changes().size() > CHANGES) {
            all.add("and " + (rules.changes().size() - CHANGES) + " changes more");
        }
        return List.copyOf(all);
    }

    static String of(RuleChange change) {
        return switch (change) {
            case RuleChange.SetGrid(var plan) -> grid(plan);
            case RuleChange.SetTariff(var tariff) -> tariff(tariff);
            case RuleChange.SetMixing(var terms) -> mixing(terms);
            case RuleChange.SetMeterLimits(var meter, var limits) ->
                "Limits of meter " + meter.name() + ": " + limits(limits);
            case RuleChange.SetMeterCircle(var meter, var circle) ->
                "Meter " + meter.name() + " mixes in circle " + circle + ".";
            case RuleChange.RegisterSmartMeter(var meter, var key, var feeder, var limits) ->
                "New meter " + meter.name() + " on feeder " + feeder + ", key "
                        + key.toHex().substring(0, 16) + ": " + limits(limits);
        };
    }

    private static String limits(TradingLimits limits) {
        return "it may sell " + limits.production() + " and buy " + limits.consumption() + " in an interval.";
    }

    private static String grid(GridPlan plan) {
        String groups = plan.limitGroups().stream()
                .limit(GROUPS)
                .map(group -> group.id() + " (C^i " + group.limit().internal() + ", C^e "
                        + group.limit().external() + ")")
                .collect(Collectors.joining(", "));
        int more = plan.limitGroups().size() - GROUPS;
        return "Grid of " + plan.feeders().size() + " feeders in "
                + plan.anonymityGroups().size() + " anonymity groups; limit groups " + groups
                + (more > 0 ? " and " + more + " more." : ".");
    }

    private static String tariff(Tariff tariff) {
        return "Tariff: the DSO pays " + tariff.surplusPrice() + " and charges " + tariff.deficitPrice()
                + ", fee " + tariff.fee() + " from each side; so a trade costs " + tariff.bandLow() + " to "
                + tariff.bandHigh() + ".";
    }

    private static String mixing(MixingTerms terms) {
        return "Mixing: windows of " + terms.window() + " intervals, " + terms.bundles() + " bundles each, "
                + terms.circles().size() + " circles, sessions of " + terms.leastParticipants()
                + " participants and more, prices in steps of " + terms.priceStep() + ".";
    }

    static String of(MarketCalendar calendar) {
        return "Calendar: intervals of " + calendar.intervalMinutes() + " min, the first one traded is "
                + calendar.firstInterval() + "; gates " + calendar.clearance()
                + " intervals before the start; offers up to "
                + calendar.horizon() + " ahead; "
                + (calendar.simulation() ? "a simulation." : "a market with real energy.");
    }
}
