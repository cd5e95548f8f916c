package org.gridmarket.testbed.privacy.grouping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.solve.OffLedgerMarket;
import org.gridmarket.testbed.solve.SolveResult;

/** Computes {@link LeakRange} for every prosumer, interval and side of a solved day. */
final class LeakSurvey {
    private final Microgrid microgrid;
    private final Map<Side, Map<Flow, EnergySum>> traded = new EnumMap<>(Side.class);

    /** What one home has traded in an interval. */
    private record Flow(PageId home, Interval t) {}

    /** @param microgrid with the groups under which the result was found */
    LeakSurvey(Microgrid microgrid, SolveResult result) {
        this.microgrid = microgrid;
        Map<Flow, EnergySum> sold = new HashMap<>();
        Map<Flow, EnergySum> bought = new HashMap<>();
        for (PricedTrade trade : result.trades()) {
            sold.merge(new Flow(trade.sell().page(), trade.t()), EnergySum.of(trade.energy()), EnergySum::plus);
            bought.merge(new Flow(trade.buy().page(), trade.t()), EnergySum.of(trade.energy()), EnergySum::plus);
        }
        traded.put(Side.SELL, sold);
        traded.put(Side.BUY, bought);
    }

    /**
     * The ranges that an observer computes.
     *
     * @param limits the public limits L
     * @param controlled c: so many members of each group tell the observer what they trade, those with the largest limits,
     *     which is worst for the others
     */
    LeakSummary under(Loads limits, int controlled) {
        LeakSummary.Tally tally = new LeakSummary.Tally();
        for (AnonymityGroup group : microgrid.grid().anonymityGroups()) {
            List<Household> members = microgrid.homes().stream()
                    .filter(home -> group.feeders().contains(home.feeder()))
                    .toList();
            survey(members, Side.SELL, home -> limits.of(home).production(), controlled, tally);
            survey(members, Side.BUY, home -> limits.of(home).consumption(), controlled, tally);
        }
        return tally.summary();
    }

    private void survey(
            List<Household> members,
            Side side,
            Function<Household, Energy> limit,
            int controlled,
            LeakSummary.Tally tally) {
        List<Household> open = new ArrayList<>(members);
        open.sort(Comparator.comparing(limit).reversed());
        List<Household> observed = open.subList(Math.min(controlled, open.size()), open.size()).stream()
                .filter(home -> !limit.apply(home).isZero())
                .toList();
        EnergySum limits = EnergySum.of(observed.stream().map(limit));
        for (Interval t = microgrid.first(); !t.isAfter(microgrid.last()); t = t.next()) {
            EnergySum total = total(observed, side, t);
            for (Household home : observed) {
                Energy own = limit.apply(home);
                if (total.isZero()) {
                    tally.idle();
                } else {
                    tally.range(LeakRange.of(total, own, limits.minus(own))
                            .map(range -> range.widthPerMille(own))
                            .orElseThrow(() -> beyond(home, limits)));
                }
            }
        }
    }

    private EnergySum total(List<Household> homes, Side side, Interval t) {
        Map<Flow, EnergySum> flows = traded.getOrDefault(side, Map.of());
        EnergySum total = EnergySum.ZERO;
        for (Household home : homes) {
            total = total.plus(flows.getOrDefault(new Flow(OffLedgerMarket.pageOf(home), t), EnergySum.ZERO));
        }
        return total;
    }

    private static IllegalStateException beyond(Household home, EnergySum limits) {
        return new IllegalStateException(
                "the group of meter " + home.meter() + " has traded more than its limits " + limits + " allow");
    }
}
