package org.gridmarket.cli.energy.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gridmarket.agent.energy.mixing.BundlePlan;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.LedgerTime;

/** What proposals change, in words and whole: an approver approves nothing that it has not been shown. */
final class RuleWords {
    private RuleWords() {}

    static List<String> of(ProposedRules rules) {
        List<String> lines = new ArrayList<>();
        lines.add("from interval " + rules.from() + " on:");
        rules.changes().forEach(change -> lines.addAll(of(change)));
        return lines;
    }

    private static List<String> of(RuleChange change) {
        return switch (change) {
            case RuleChange.SetGrid grid -> of(grid.plan());
            case RuleChange.SetTariff tariff -> of(tariff.tariff());
            case RuleChange.SetMixing mixing -> of(mixing.terms());
            case RuleChange.SetMeterLimits limits ->
                List.of("meter " + limits.meter() + " may trade " + shown(limits.limits()));
            case RuleChange.SetMeterCircle circle ->
                List.of("meter " + circle.meter() + " mixes in circle " + circle.circle());
            case RuleChange.RegisterSmartMeter meter ->
                List.of(
                        "meter " + meter.meter() + " on feeder " + meter.feeder() + " is registered and may trade "
                                + shown(meter.limits()),
                        "  its key: " + meter.key().toHex());
        };
    }

    private static String shown(TradingLimits limits) {
        return "at most " + limits.production() + " produced and " + limits.consumption()
                + " consumed in each interval";
    }

    private static String shown(NetLimit limit) {
        return "at most " + limit.internal() + " traded inside, " + limit.external() + " net in or out";
    }

    private static List<String> of(GridPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("the whole grid plan, " + plan.feeders().size()
                + (plan.feeders().size() == 1 ? " feeder:" : " feeders:"));
        for (Feeder feeder : plan.feeders()) {
            lines.add("  feeder " + feeder.id() + ": " + shown(feeder.limit()));
        }
        for (AnonymityGroup group : plan.anonymityGroups()) {
            lines.add("  anonymity group " + group.id() + ": feeders " + joined(group.feeders()));
        }
        for (LimitGroup group : plan.limitGroups()) {
            lines.add("  limit group " + group.id() + " of anonymity groups " + joined(group.members()) + ": "
                    + shown(group.limit()));
        }
        return lines;
    }

    private static String joined(List<?> names) {
        return names.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static List<String> of(Tariff tariff) {
        return List.of(
                "the tariff: the DSO pays " + tariff.surplusPrice() + " for a surplus, charges " + tariff.deficitPrice()
                        + " for a deficit and " + tariff.fee() + " from both sides of a trade",
                "  so trades have prices of " + tariff.bandLow() + " to " + tariff.bandHigh());
    }

    private static List<String> of(MixingTerms terms) {
        List<String> lines = new ArrayList<>();
        lines.add("mixing in windows of " + terms.window() + " intervals, joining ends " + terms.lead()
                + " before one; " + terms.bundles() + " bundles for each participant, at least "
                + terms.leastParticipants() + " participants; reservation prices in steps of " + terms.priceStep());
        if (!BundlePlan.canServe(terms)) {
            lines.add("  WITH SO FEW BUNDLES NO HOME IS MIXED: a window of " + terms.window() + " intervals takes "
                    + BundlePlan.leastBundles(terms) + " for each participant, by the agents of this project");
        }
        for (MixCircle circle : terms.circles()) {
            lines.add("  circle " + circle.id() + ": bundles of " + circle.energy() + " and " + circle.credit()
                    + ", offers in steps of " + circle.energyStep());
        }
        lines.add("  steps take " + terms.times().phaseSeconds() + " s, lists "
                + terms.times().hopSeconds()
                + " s, challenges " + terms.times().challengeSeconds() + " s, clocks may differ by "
                + terms.times().toleranceSeconds() + " s");
        terms.boards().forEach(board -> lines.add("  bulletin board " + board.toHex()));
        terms.draw().keys().forEach(key -> lines.add("  draw key " + key.point().toHex()));
        lines.add("  a share of a draw may be missing after " + terms.draw().waitSeconds() + " s");
        return lines;
    }

    static List<String> of(MarketCalendar calendar) {
        List<String> lines = new ArrayList<>();
        lines.add("the calendar of the market, for good:");
        lines.add("  interval 0 starts " + shown(calendar.epoch()) + "; each stands for " + calendar.intervalMinutes()
                + " min and lasts "
                + Duration.ofMillis(calendar.realIntervalMillis())
                        .toString()
                        .substring(2)
                        .toLowerCase(Locale.ROOT));
        lines.add("  trading begins with interval " + calendar.firstInterval() + "; the first book, "
                + calendar.firstBook() + ", closes " + shown(calendar.gate(calendar.firstBook())));
        lines.add(
                "  an interval can be traded until interval " + calendar.clearance() + " before it; offers name up to "
                        + calendar.horizon() + " intervals ahead, solutions " + calendar.lookAhead());
        lines.add("  the DSO alone closes rounds for " + calendar.graceMillis()
                + " ms after the gate; settlement takes " + calendar.settlementWindow() + " intervals");
        lines.add("  solutions compete in " + calendar.objective() + "; the DSO owes " + calendar.solverReward()
                + " for an accepted one");
        lines.add(
                calendar.simulation()
                        ? "  a simulation: no real energy may be traded by it"
                        : "  a market for real energy");
        return lines;
    }

    private static String shown(LedgerTime time) {
        return Instant.ofEpochMilli(time.epochMillis()).toString();
    }
}
