package org.gridmarket.testbed.day;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.agent.energy.meter.Billing;
import org.gridmarket.cli.report.TextTable;
import org.jspecify.annotations.Nullable;

/** The result of a day as the keys of spec cli, and as a summary for people. */
public final class DayReport {
    private DayReport() {}

    /** {@code run --report}. */
    public static Map<String, Object> keys(DayPlan plan, DaySetup setup, DayResult result) {
        boolean consortium = setup.profile().equals("consortium");
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("profile", setup.profile());
        keys.put("organisations", 3);
        keys.put("orderers", consortium ? 4 : 1);
        keys.put("prosumers", plan.microgrid().homes().size());
        keys.put("intervals", plan.microgrid().intervals());
        keys.put("offers_posted", result.offers().good());
        keys.put("offers_rejected_by_code", result.offers().refusedByCode());
        keys.put("solutions_accepted", result.solutions().good());
        keys.put("solutions_rejected_by_code", result.solutions().refusedByCode());
        keys.put("traded_wh", result.traded().wh());
        Map<String, Object> byInterval = new LinkedHashMap<>();
        result.lines()
                .forEach(line -> byInterval.put(
                        line.interval().toString(), line.finding().traded().wh()));
        keys.put("traded_wh_by_interval", byInterval);
        keys.put("homes_without_offers", result.homesWithoutOffers());
        keys.put("optimum_wh", result.optimum().wh());
        boolean nothing = result.isNothingChecked();
        List<String> violations = result.violations();
        keys.put("nothing_checked", nothing);
        boolean unknown = nothing && violations.isEmpty();
        keys.put("violations", unknown ? null : violations.size());
        keys.put("violations_found", violations);
        keys.put("assets_conserved", unlessOf(nothing, result.findings().assetsConserved()));
        keys.put("credit_conserved", unlessOf(nothing, result.findings().creditConserved()));
        List<String> differing = result.peers().differing();
        keys.put("accounts_as_computed", differing == null ? null : differing.isEmpty());
        keys.put("unsettled_intervals", result.findings().unsettledIntervals());
        Map<String, Object> bills = new TreeMap<>();
        result.bills().owed().forEach((meter, total) -> bills.put(meter.name(), total.micro()));
        keys.put("bills_micro", bills);
        keys.put("bills_private", result.bills().proved());
        keys.put("bills_private_equal_plain", result.bills().equal());
        putTimes(keys, result);
        keys.put("peers_agree", result.peers().agree());
        keys.put("not_answered_by", result.peers().absent());
        keys.put("anonymous", result.privacy() != null);
        if (result.privacy() != null) {
            keys.putAll(result.privacy().keys(result.traded(), result.peers()));
        }
        return keys;
    }

    private static void putTimes(Map<String, Object> keys, DayResult result) {
        DayResult.Times times = result.times();
        keys.put("submit_ms_p50", times.submits().at(50));
        keys.put("submit_ms_p95", times.submits().at(95));
        keys.put("commit_ms_p50", times.commits().at(50));
        keys.put("commit_ms_p95", times.commits().at(95));
        keys.put("offers_per_second", offersPerSecond(result));
        keys.put("interval_ms", times.intervalMillis());
        keys.put("wall_s", times.wallMillis() / 1_000);
        keys.put("setup_s", times.setupMillis() / 1_000);
    }

    private static long offersPerSecond(DayResult result) {
        long millis = Math.max(1, result.times().postingMillis());
        return result.offers().good() * 1_000L / millis;
    }

    /** For the terminal and the page: what was found, in a few lines. */
    public static Map<String, Object> facts(DayPlan plan, DayResult result) {
        DayResult.Findings findings = result.findings();
        DayResult.Times times = result.times();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(
                "prosumers, intervals",
                plan.microgrid().homes().size() + ", " + plan.microgrid().intervals());
        facts.put(
                "offers posted",
                result.offers().good() + otherwise(result.offers().refusedByCode()));
        facts.put(
                "solutions accepted",
                result.solutions().good() + otherwise(result.solutions().refusedByCode()));
        facts.put("traded", result.traded() + " of at most " + result.optimum() + share(result));
        List<String> violations = result.violations();
        boolean nothing = result.isNothingChecked();
        String none = nothing ? "nothing checked: there was no trade" : "none";
        facts.put("violations", violations.isEmpty() ? none : violations);
        facts.put("assets conserved", nothing ? "nothing checked" : yes(findings.assetsConserved()));
        facts.put("credit conserved", nothing ? "nothing checked" : yes(findings.creditConserved()));
        facts.put("peers agree", result.peers().agreement());
        if (plan.billing() == Billing.PRIVATE) {
            facts.put(
                    "private bills",
                    result.bills().proved() + " proved, " + result.bills().equal() + " equal to the plain bill");
        }
        facts.put("unsettled intervals", findings.unsettledIntervals());
        if (!result.homesWithoutOffers().isEmpty()) {
            facts.put("homes without any offer", String.join(", ", result.homesWithoutOffers()));
        }
        facts.put(
                "operations through gateways",
                times.submits().count() + ", median " + times.submits().at(50) + " ms, 95 % within "
                        + times.submits().at(95) + " ms");
        if (result.privacy() != null) {
            facts.putAll(result.privacy().facts(result.traded(), result.peers()));
        }
        facts.put("an interval lasts", times.intervalMillis() + " ms");
        facts.put("set up in, in all", times.setupMillis() / 1_000 + " s, " + times.wallMillis() / 1_000 + " s");
        return facts;
    }

    private static String otherwise(Map<String, Integer> refused) {
        return refused.isEmpty() ? ", none refused" : ", refused " + refused;
    }

    private static String share(DayResult result) {
        if (result.optimum().isZero()) {
            return "";
        }
        return " ("
                + Permille.percent(
                        Permille.of(result.traded().wh(), result.optimum().wh())) + ")";
    }

    private static @Nullable Boolean unlessOf(boolean nothing, boolean holds) {
        boolean unknown = nothing && holds;
        return unknown ? null : holds;
    }

    private static String yes(boolean holds) {
        return holds ? "yes" : "NO";
    }

    /** The facts that are new once peers and gateways were asked, as a table. */
    public static String news(DayPlan plan, DayResult before, DayResult after) {
        Map<String, Object> known = facts(plan, before);
        TextTable table = new TextTable("", "");
        facts(plan, after).forEach((name, value) -> {
            if (!value.equals(known.get(name))) {
                table.row(name, value);
            }
        });
        return table.toString();
    }

    /** The facts as a table. */
    public static String summary(DayPlan plan, DayResult result) {
        TextTable table = new TextTable("", "");
        facts(plan, result).forEach(table::row);
        return table.toString();
    }
}
