package org.gridmarket.gateway.energy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.quantity.Interval;
import org.jdbi.v3.core.Jdbi;

/** What groups sell and buy by the final trades, from the rows. An offer tells its anonymity group and not its feeder. */
public final class GroupFlows {
    /** What an anonymity group sells or buys in an interval. */
    public record Flow(int t, String group, boolean sold, long wh) {}

    /** What a limit group sells and buys in an interval, beside its limits; Wh. */
    public record Load(String group, long soldWh, long boughtWh, long internalLimitWh, long externalLimitWh) {}

    private final Jdbi jdbi;

    public GroupFlows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Of each anonymity group that trades, by interval. */
    public List<Flow> between(Interval first, Interval last) {
        return jdbi.withHandle(rows -> rows.createQuery("""
                        select t, feeder_group, side, sum(energy_wh) as energy from
                        (select f.t, o.feeder_group, o.side, f.energy_wh from final_trade f
                         join offer o on o.page = f.sell_page and o.place = f.sell_place
                         where f.t between :first and :last
                         union all
                         select f.t, o.feeder_group, o.side, f.energy_wh from final_trade f
                         join offer o on o.page = f.buy_page and o.place = f.buy_place
                         where f.t between :first and :last) flow
                        group by t, feeder_group, side order by t, feeder_group, side""")
                .bind("first", first.index())
                .bind("last", last.index())
                .map((row, context) -> new Flow(
                        row.getInt("t"),
                        row.getString("feeder_group"),
                        row.getString("side").equals("SELL"),
                        row.getLong("energy")))
                .list());
    }

    /** Of each limit group of a plan at one interval, in the plan's order. */
    public List<Load> loads(GridPlan plan, Interval t) {
        List<Flow> flows = between(t, t);
        return plan.limitGroups().stream()
                .map(group -> new Load(
                        group.id().name(),
                        sum(group, flows, true),
                        sum(group, flows, false),
                        group.limit().internal().wh(),
                        group.limit().external().wh()))
                .toList();
    }

    private static long sum(LimitGroup group, List<Flow> flows, boolean sold) {
        Set<String> members = members(group);
        return flows.stream()
                .filter(flow -> flow.sold() == sold && members.contains(flow.group()))
                .mapToLong(Flow::wh)
                .sum();
    }

    /** The anonymity groups of a limit group, as flows name them. */
    public static Set<String> members(LimitGroup group) {
        return group.members().stream().map(GroupId::name).collect(Collectors.toUnmodifiableSet());
    }
}
