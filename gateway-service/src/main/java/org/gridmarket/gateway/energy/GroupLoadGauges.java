package org.gridmarket.gateway.energy;

import io.micrometer.core.instrument.MultiGauge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.gridmarket.gateway.market.Follower;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.metrics.energy.EnergyMetrics;
import org.gridmarket.metrics.micrometer.Meters;
import org.jspecify.annotations.Nullable;

/**
 * How near the last final interval comes to the limits of the grid (2.6, 2.7): of the internal limit the larger of sold and
 * bought, of the external one their difference. One pair of rows per limit group of the plan in force. Thread-safe.
 */
public final class GroupLoadGauges implements Follower<EnergyEvent> {
    /** The loads of an interval, read once. */
    private record Known(Interval t, Map<String, GroupFlows.Load> loads) {}

    private final LiveMarket market;
    private final GroupFlows flows;
    private volatile @Nullable Known known;
    private @Nullable MultiGauge rows;
    private @Nullable Meters meters;
    private List<String> groups = List.of();

    public GroupLoadGauges(LiveMarket market, GroupFlows flows) {
        this.market = market;
        this.flows = flows;
    }

    /** From now on there is a row for each group. */
    public synchronized void tell(Meters with) {
        meters = with;
        rows = with.rows(EnergyMetrics.GROUP_LOAD_RATIO);
        groups = List.of();
        refresh();
    }

    @Override
    public void follow(EnergyEvent event) {
        if (event instanceof EnergyEvent.Finalised) {
            refresh();
        }
    }

    /** New rows only where the plan has other groups than before: the values are asked for when somebody reads them. */
    private synchronized void refresh() {
        Meters with = meters;
        List<String> now = plan().map(GroupLoadGauges::names).orElse(List.of());
        if (with == null || now.equals(groups)) {
            return;
        }
        groups = now;
        List<MultiGauge.Row<?>> each = new ArrayList<>();
        for (String group : now) {
            each.add(row(with, group, "internal", GroupLoadGauges::internal));
            each.add(row(with, group, "external", GroupLoadGauges::external));
        }
        Objects.requireNonNull(rows).register(each, true);
    }

    private MultiGauge.Row<?> row(Meters with, String group, String limit, ToDoubleFunction<GroupFlows.Load> share) {
        return MultiGauge.Row.of(
                with.tags(EnergyMetrics.GROUP_LOAD_RATIO, group, limit),
                () -> Optional.ofNullable(last().get(group))
                        .map(share::applyAsDouble)
                        .orElse(Double.NaN));
    }

    private static double internal(GroupFlows.Load load) {
        return share(Math.max(load.soldWh(), load.boughtWh()), load.internalLimitWh());
    }

    private static double external(GroupFlows.Load load) {
        return share(Math.abs(load.soldWh() - load.boughtWh()), load.externalLimitWh());
    }

    /** A limit of 0 lets nothing through, so nothing of it is used. */
    private static double share(long load, long limit) {
        return limit == 0 ? 0 : (double) load / limit;
    }

    private static List<String> names(GridPlan plan) {
        return plan.limitGroups().stream().map(group -> group.id().name()).toList();
    }

    private Optional<Interval> lastFinal() {
        return market.facts().map(RoundFacts::lastFinal);
    }

    private Optional<GridPlan> plan() {
        return lastFinal().flatMap(t -> market.rules().gridAt(t));
    }

    /** Of the last final interval, whose trades stand in the rows before any follower hears of them. */
    private Map<String, GroupFlows.Load> last() {
        Optional<Interval> t = lastFinal();
        Optional<GridPlan> plan = plan();
        if (t.isEmpty() || plan.isEmpty()) {
            return Map.of();
        }
        Known before = known;
        if (before != null && before.t().equals(t.get())) {
            return before.loads();
        }
        Map<String, GroupFlows.Load> fresh = new HashMap<>();
        flows.loads(plan.get(), t.get()).forEach(load -> fresh.put(load.group(), load));
        known = new Known(t.get(), fresh);
        return fresh;
    }
}
