package org.gridmarket.testbed.solve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.solver.energy.Match;
import org.jspecify.annotations.Nullable;

/**
 * What matching a microgrid off the ledger has brought.
 *
 * @param sellOffers how many selling offers there were
 * @param buyOffers how many buying offers
 * @param first the first interval
 * @param last the last interval
 * @param matcher which matcher solved it (the last round, where there were several)
 * @param effort what it took
 * @param value energy and welfare of the trades
 * @param energyBound no solution that knows all intervals trades more
 * @param bound nothing is better than this under the objective; null when that is not proved
 * @param certified whether it is proved that nothing is better under the whole objective
 * @param trades with their prices
 */
public record SolveResult(
        long sellOffers,
        long buyOffers,
        Interval first,
        Interval last,
        String matcher,
        SolveEffort effort,
        ObjectiveValue value,
        EnergySum energyBound,
        @Nullable ObjectiveValue bound,
        boolean certified,
        List<PricedTrade> trades) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    static SolveResult of(OffLedgerMarket market, Match match, EnergySum energyBound) {
        return new SolveResult(
                market.count(Side.SELL),
                market.count(Side.BUY),
                market.first(),
                market.last(),
                match.matcher(),
                SolveEffort.NONE.plus(match.statistics()),
                match.value(),
                energyBound,
                match.bound().orElse(null),
                match.isCertified(),
                match.verified().trades());
    }

    static SolveResult ofRounds(
            OffLedgerMarket market,
            String matcher,
            List<PricedTrade> trades,
            ObjectiveValue value,
            SolveEffort effort,
            Match wholeDay,
            EnergySum energyBound) {
        return new SolveResult(
                market.count(Side.SELL),
                market.count(Side.BUY),
                market.first(),
                market.last(),
                matcher,
                effort,
                value,
                energyBound,
                wholeDay.bound().orElse(null),
                wholeDay.bound()
                        .filter(bound -> value.compare(bound, wholeDay.objective()) >= 0)
                        .isPresent(),
                List.copyOf(trades));
    }

    /** Time to build, solve and verify, over all rounds, ns. */
    public long nanos() {
        return effort.buildNanos() + effort.solveNanos() + effort.verifyNanos();
    }

    /** Traded energy of every interval, those without trades too. */
    public SortedMap<Interval, EnergySum> tradedByInterval() {
        SortedMap<Interval, EnergySum> traded = new TreeMap<>();
        for (Interval t = first; !t.isAfter(last); t = t.next()) {
            traded.put(t, EnergySum.ZERO);
        }
        trades.forEach(trade -> traded.merge(trade.t(), EnergySum.of(trade.energy()), EnergySum::plus));
        return traded;
    }

    /** The keys of {@code solve --report}, in the order of spec cli. */
    public Map<String, Object> keys(SolveSettings settings, long peakHeapBytes) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("sell_offers", sellOffers);
        keys.put("buy_offers", buyOffers);
        keys.put("intervals", last.index() - first.index() + 1);
        keys.put("matcher", matcher);
        keys.put("mode", settings.objective().name());
        keys.put("variables", effort.variables());
        keys.put("constraints", effort.constraints());
        keys.put("build_ms", millis(effort.buildNanos()));
        keys.put("solve_ms", millis(effort.solveNanos()));
        keys.put("verify_ms", millis(effort.verifyNanos()));
        keys.put("peak_heap_bytes", peakHeapBytes);
        keys.put("objective_wh", value.energyWh());
        keys.put("welfare_micro", value.welfareMicro());
        keys.put("upper_bound_wh", energyBound.wh());
        keys.put("bound_in_force", boundInForce(settings.objective()));
        keys.put("upper_bound_welfare_micro", welfareBound(settings.objective()));
        keys.put("certified", certified);
        keys.put("trades", trades.size());
        Map<String, Object> byInterval = new LinkedHashMap<>();
        tradedByInterval().forEach((t, energy) -> byInterval.put(t.toString(), energy.wh()));
        keys.put("traded_wh_by_interval", byInterval);
        keys.put("surplus_price_micro_per_wh", settings.tariff().surplusPrice().microPerWh());
        keys.put("deficit_price_micro_per_wh", settings.tariff().deficitPrice().microPerWh());
        keys.put("grid_fee_micro_per_wh", settings.tariff().fee().microPerWh());
        return keys;
    }

    /** Which key has the bound that the objective is held against. */
    private static String boundInForce(Objective objective) {
        return switch (objective) {
            case ENERGY -> "upper_bound_wh";
            case ENERGY_THEN_WELFARE -> "upper_bound_wh, then upper_bound_welfare_micro";
            case WELFARE -> "upper_bound_welfare_micro";
        };
    }

    /** The most welfare under the objective; null where nothing bounds it. */
    private @Nullable Long welfareBound(Objective objective) {
        return objective == Objective.ENERGY || bound == null || bound.welfareMicro() == Long.MAX_VALUE
                ? null
                : bound.welfareMicro();
    }

    /** What was reached of what was wanted, and what that is held against; one line for people. */
    public String verdict(Objective objective) {
        String energy = "energy " + value.energyWh() + " Wh of at most " + energyBound;
        Long most = welfareBound(objective);
        String welfare = "welfare " + value.welfareMicro() + " µ of at most " + (most == null ? "?" : most + " µ");
        String reached = switch (objective) {
            case ENERGY -> energy;
            case ENERGY_THEN_WELFARE -> energy + ", then " + welfare + " at that energy";
            case WELFARE -> welfare + "; energy is not what is maximised: " + energy;
        };
        return (certified ? "optimal: the bound computed from the certificate is reached; " : "not proved optimal; ")
                + reached;
    }

    private static long millis(long nanos) {
        return Math.ceilDiv(nanos, NANOS_PER_MILLI);
    }
}
