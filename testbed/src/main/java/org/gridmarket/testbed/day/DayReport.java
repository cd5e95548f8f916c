package org.gridmarket.testbed.day;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.jspecify.annotations.Nullable;

/** The result of a day as the keys of a report. */
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
        keys.put("clean", result.isClean());
        keys.put("traded_wh", result.traded().wh());
        keys.put("value_micro", result.value().micro());
        Map<String, Object> byInterval = new LinkedHashMap<>();
        result.lines()
                .forEach(line -> byInterval.put(
                        line.interval().toString(), line.finding().traded().wh()));
        keys.put("traded_wh_by_interval", byInterval);
        Map<String, Object> prices = new LinkedHashMap<>();
        for (IntervalLine line : result.lines()) {
            UnitPrice price = line.meanPrice();
            prices.put(line.interval().toString(), price == null ? null : price.microPerWh());
        }
        keys.put("mean_price_micro_per_wh_by_interval", prices);
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

    private static @Nullable Boolean unlessOf(boolean nothing, boolean holds) {
        boolean unknown = nothing && holds;
        return unknown ? null : holds;
    }
}
