package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gridmarket.agent.energy.meter.Billing;
import org.gridmarket.cli.report.Fact;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.jspecify.annotations.Nullable;

/** The result of a day for people: a verdict, five facts, and the rest, each with a sentence on what it means. */
public final class DayFacts {
    private static final String NOTHING = "nothing checked: there was no trade";
    private static final long MICRO_PER_CENT = 10_000;
    private static final long CENTS = 100;

    private DayFacts() {}

    /** The first line: whether the day was clean, and why not. */
    public static String verdict(DayResult result) {
        if (result.isClean()) {
            return "day clean: yes";
        }
        if (result.isNothingChecked() && result.violations().isEmpty()) {
            return "day clean: not known, since there was no trade";
        }
        return "day clean: NO: " + String.join("; ", reasons(result));
    }

    private static List<String> reasons(DayResult result) {
        List<String> reasons = new ArrayList<>(result.violations());
        DayResult.Findings findings = result.findings();
        PeerAnswers peers = result.peers();
        addIf(reasons, !findings.assetsConserved(), "assets are not conserved");
        addIf(reasons, !findings.creditConserved(), "money is not conserved");
        addIf(reasons, findings.unsettledIntervals() > 0, findings.unsettledIntervals() + " intervals are not settled");
        addIf(reasons, Boolean.FALSE.equals(peers.agree()), "peers differ");
        addIf(reasons, !peers.absent().isEmpty(), "not answered by " + String.join(", ", peers.absent()));
        addIf(reasons, peers.agree() == null && peers.absent().isEmpty(), "peers were not asked");
        addIf(reasons, !peers.traces().isEmpty(), "traces of anonymous accounts: " + peers.traces());
        PrivacyFigures privacy = result.privacy();
        addIf(
                reasons,
                privacy != null && !privacy.traces().isEmpty(),
                "traces of anonymous accounts: " + (privacy == null ? "" : privacy.traces()));
        return reasons.isEmpty() ? List.of("not everything was answered; see --details") : reasons;
    }

    private static void addIf(List<String> reasons, boolean holds, String reason) {
        if (holds) {
            reasons.add(reason);
        }
    }

    /** What everybody wants to know. */
    public static List<Fact> five(DayResult result) {
        boolean nothing = result.isNothingChecked();
        List<String> violations = result.violations();
        DayResult.Findings findings = result.findings();
        return List.of(
                new Fact(
                        "traded",
                        result.traded() + " of at most " + result.optimum() + share(result),
                        "Energy of all final trades, against the most that the posted offers allow within the limits,"
                                + " known all at once afterwards."),
                new Fact(
                        "value",
                        value(result),
                        "What buyers paid sellers, in units of the currency, without fees; prices in µ per Wh, that is"
                                + " thousandths of a unit per kWh."),
                new Fact(
                        "violations",
                        violations.isEmpty() ? (nothing ? NOTHING : "none") : violations,
                        "Intervals that break a limit, trades without assets, bills that differ, accounts that are not what"
                                + " their trades make them."),
                new Fact(
                        "assets and money",
                        nothing
                                ? NOTHING
                                : conserved(findings.assetsConserved()) + ", " + conserved(findings.creditConserved()),
                        "Recomputed from the public events: nothing appeared and nothing vanished."),
                new Fact(
                        "peers agree",
                        result.peers().agreement(),
                        "Every organisation's peer holds the same state, by its digest."));
    }

    private static String conserved(boolean holds) {
        return holds ? "conserved" : "NOT conserved";
    }

    private static String value(DayResult result) {
        Money value = result.value();
        List<UnitPrice> prices = result.lines().stream()
                .map(IntervalLine::meanPrice)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (prices.isEmpty()) {
            return "nothing";
        }
        return units(value) + ", mean price " + value.micro() / result.traded().wh() + " µ/Wh, by interval "
                + prices.getFirst().microPerWh() + ".." + prices.getLast().microPerWh();
    }

    /** Micro-units as units with two decimals, cut off. */
    static String units(Money money) {
        long cents = Math.abs(money.micro()) / MICRO_PER_CENT;
        return (money.isNegative() ? "-" : "") + cents / CENTS + "." + String.format("%02d", cents % CENTS);
    }

    /** The rest. */
    public static List<Fact> rest(DayPlan plan, DayResult result) {
        DayResult.Times times = result.times();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "prosumers, intervals",
                plan.microgrid().homes().size() + ", " + plan.microgrid().intervals(),
                "Homes, each with an agent and a meter, and intervals of " + DayPlan.MINUTES + " minutes."));
        facts.add(new Fact(
                "offers posted",
                result.offers().good() + otherwise(result.offers().refusedByCode()),
                "Offers that stand in a book; refused ones by the code of the rule."));
        facts.add(new Fact(
                "solutions accepted",
                result.solutions().good() + otherwise(result.solutions().refusedByCode()),
                "Solutions that led their round; UNKNOWN: the solver never heard what became of it."));
        if (plan.billing() == Billing.PRIVATE) {
            facts.add(new Fact(
                    "private bills",
                    result.bills().proved() + " proved, " + result.bills().equal() + " equal to the plain bill",
                    "Bills that a meter proved without telling its readings, compared with what the readings give."));
        }
        facts.add(new Fact(
                "unsettled intervals",
                result.findings().unsettledIntervals(),
                "Intervals that are not final, or in which somebody has not retired what was left."));
        if (!result.homesWithoutOffers().isEmpty()) {
            facts.add(new Fact(
                    "homes without any offer",
                    String.join(", ", result.homesWithoutOffers()),
                    "They have had nothing to trade, or have not come to it."));
        }
        facts.add(new Fact(
                "operations through gateways",
                times.submits().count() + ", median " + times.submits().at(50) + " ms, 95 % within "
                        + times.submits().at(95) + " ms",
                "From an agent's hand to the answer that it is on the ledger."));
        if (result.privacy() != null) {
            facts.addAll(result.privacy().facts(result.traded(), result.peers()));
        }
        facts.add(new Fact("an interval lasts", times.intervalMillis() + " ms", "In real time, in this simulation."));
        facts.add(new Fact(
                "set up in, in all",
                times.setupMillis() / 1_000 + " s, " + times.wallMillis() / 1_000 + " s",
                "Until the market was founded, and until the last bill."));
        return facts;
    }

    private static String otherwise(Map<String, Integer> refused) {
        return refused.isEmpty() ? ", none refused" : ", refused " + refused;
    }

    private static String share(DayResult result) {
        @Nullable Long permille = result.optimum().isZero()
                ? null
                : Permille.of(result.traded().wh(), result.optimum().wh());
        return permille == null ? "" : " (" + Permille.percent(permille) + ")";
    }

    /** Verdict and five facts, and with details everything else, each with its sentence. */
    public static String summary(DayPlan plan, DayResult result, boolean details) {
        TextTable table = details ? new TextTable("", "", "") : new TextTable("", "");
        List<Fact> facts = new ArrayList<>(five(result));
        if (details) {
            facts.addAll(rest(plan, result));
        }
        for (Fact fact : facts) {
            if (details) {
                table.row(fact.name(), fact.value(), fact.meaning());
            } else {
                table.row(fact.name(), fact.value());
            }
        }
        return verdict(result) + "\n" + table.toString().stripLeading();
    }
}
