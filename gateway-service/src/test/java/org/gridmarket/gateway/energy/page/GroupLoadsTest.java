package org.gridmarket.gateway.energy.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.gateway.dashboard.Pages;
import org.gridmarket.gateway.energy.GroupFlows;
import org.gridmarket.kernel.agreement.Timeline;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

/** Groups of one feeder each, with 6,250 Wh inside and 5,000 Wh net. */
final class GroupLoadsTest {
    private static final Interval FIRST = Interval.of(10);
    private static final Interval LAST = Interval.of(19);

    private final Timeline<GridPlan> grid = EnergyExamples.rules().grid();

    private static GroupFlows.Flow sells(int t, String group, long wh) {
        return new GroupFlows.Flow(t, group, true, wh);
    }

    private static GroupFlows.Flow buys(int t, String group, long wh) {
        return new GroupFlows.Flow(t, group, false, wh);
    }

    private GroupLoads loads(GroupFlows.Flow... flows) {
        return GroupLoads.of(grid, FIRST, LAST, List.of(flows));
    }

    @Test
    void both_sides_of_a_group_stand_in_one_cell() {
        assertThat(loads(sells(12, "f1", 700), buys(12, "f1", 300))
                        .groups()
                        .getFirst()
                        .cells())
                .containsExactly(new DayPages.Cell(12, 700, 300));
    }

    @Test
    void a_load_at_both_limits_is_none_beyond_them() {
        assertThat(loads(sells(12, "f1", 6_250), buys(12, "f1", 1_250)).violations())
                .isEmpty();
    }

    @Test
    void a_side_beyond_the_internal_limit_is_a_violation() {
        assertThat(loads(sells(12, "f1", 6_251), buys(12, "f1", 6_250)).violations())
                .containsExactly(new DayPages.Violation(12, "f1", "internal", 6_251, 6_250));
    }

    @Test
    void a_net_flow_beyond_the_external_limit_is_a_violation() {
        assertThat(loads(buys(12, "f2", 5_001)).violations())
                .containsExactly(new DayPages.Violation(12, "f2", "external", 5_001, 5_000));
    }

    @Test
    void a_load_is_judged_by_the_limits_of_its_own_interval() {
        GridPlan smaller =
                GridPlan.oneGroupPerFeeder(List.of(EnergyExamples.feeder("f1", EnergyExamples.limit(2_000, 1_000))));
        GroupLoads loads = GroupLoads.of(
                grid.with(Interval.of(15), smaller),
                FIRST,
                LAST,
                List.of(sells(14, "f1", 900), buys(14, "f1", 2_500), sells(15, "f1", 900), buys(15, "f1", 2_500)));

        assertThat(loads.violations())
                .containsExactly(
                        new DayPages.Violation(15, "f1", "internal", 2_500, 2_000),
                        new DayPages.Violation(15, "f1", "external", 1_600, 1_000));
        assertThat(loads.groups().getFirst().limits())
                .containsExactly(new DayPages.Limits(10, 6_250, 5_000), new DayPages.Limits(15, 2_000, 1_000));
    }

    @Test
    void a_group_that_trades_nothing_is_told_with_its_limits() {
        assertThat(loads(sells(12, "f1", 700)).loadsAt(12)).contains(new Pages.GroupLoad("f3", 0, 0, 6_250, 5_000));
    }
}
