package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.testbed.microgrid.Admission;
import org.gridmarket.testbed.microgrid.DataFolder;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.microgrid.SharedFolders;
import org.gridmarket.testbed.privacy.grouping.CutGroupException;
import org.gridmarket.testbed.privacy.grouping.GroupAdvice;
import org.gridmarket.testbed.privacy.grouping.Merger;
import org.junit.jupiter.api.Test;

/** The inputs of {@code shared/cases/energy} as days of agents on a ledger in memory. */
final class EnergyCasesDayTest {
    private static final NetLimit USUAL = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));

    @Test
    void odd_rows_trade_on_the_ledger_what_they_trade_off_it() {
        DayInMemory day = new DayInMemory(admitted("public-odd")).trade();

        assertThat(traded(day)).isEqualTo(Map.of(94, 200L, 96, 250L, 98, 1_000L, 99, 250L));
        assertThat(day.homes().agents().stream().map(TradingAgent::refusals)).allMatch(Map::isEmpty);
    }

    @Test
    void one_interval_above_l_costs_that_interval_only() {
        DayInMemory day = new DayInMemory(admitted("l-spike")).trade();

        assertThat(traded(day)).hasSize(8).allSatisfy((t, wh) -> assertThat(wh).isEqualTo(250));
    }

    @Test
    void an_anonymous_day_keeps_the_limit_groups_of_its_folder() {
        Microgrid homes = admitted("caps");
        Microgrid merged = MergedMicrogrid.of(homes, 10);
        AnonymityPlan plan = AnonymityPlan.of(merged, homes, HidingChoice.USUAL);

        DayInMemory day = new DayInMemory(merged, plan).trade();

        assertThat(merged.grid().anonymityGroups()).hasSize(1);
        assertThat(traded(day)).hasSize(8).allSatisfy((t, wh) -> assertThat(wh).isEqualTo(100));
    }

    @Test
    void advice_on_groups_starts_from_the_limits_of_the_folder() {
        GroupAdvice advice = new GroupAdvice(admitted("caps"), 1, 10);

        assertThat(advice.baseline().traded()).isEqualTo(EnergySum.ofWh(800));
        assertThat(advice.evaluate(advice.allInOne()).traded()).isEqualTo(EnergySum.ofWh(800));
    }

    @Test
    void a_limit_group_that_cuts_a_merged_group_is_refused_with_both_names() {
        Microgrid homes = admitted("caps");
        GridPlan grid = homes.grid();
        LimitGroup half = new LimitGroup(
                new GroupId("half"),
                List.of(grid.anonymityGroups().getFirst().id()),
                new NetLimit(Energy.ofWh(100), Energy.ofWh(100)));
        List<LimitGroup> limits = new ArrayList<>(grid.limitGroups());
        limits.add(half);
        Microgrid cutting = new Microgrid(
                homes.source(),
                new GridPlan(grid.feeders(), grid.anonymityGroups(), limits),
                homes.homes(),
                homes.first(),
                homes.last());

        assertThatThrownBy(() -> MergedMicrogrid.of(cutting, 10))
                .isInstanceOf(CutGroupException.class)
                .hasMessageContaining("limit group 'half' cuts anonymity group 'with-");
        assertThat(new GroupAdvice(cutting, 1, 10).cutBy(Merger.of("all", feeders(grid), feeders(grid))))
                .isPresent();
    }

    private static List<FeederId> feeders(GridPlan grid) {
        return grid.feeders().stream().map(Feeder::id).toList();
    }

    private static Microgrid admitted(String name) {
        return Admission.of(
                        DataFolder.read(SharedFolders.energyCase(name), USUAL).microgrid(), DayPlan.TARIFF)
                .microgrid();
    }

    private static SortedMap<Integer, Long> traded(DayInMemory day) {
        SortedMap<Integer, Long> traded = new TreeMap<>();
        day.lines().stream()
                .filter(line -> !line.finding().traded().isZero())
                .forEach(line -> traded.put(
                        line.interval().index(), line.finding().traded().wh()));
        return traded;
    }
}
