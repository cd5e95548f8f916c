package org.gridmarket.testkit.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.FeederLoad;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.grid.SafeLimits;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

/** (2.17) corrected, on the page's own example: two feeders of 25/20 kW (6250/5000 Wh) in one group. */
class SafeLimitsTest {
    private static final FeederId BIG = new FeederId("big");
    private static final FeederId SMALL = new FeederId("small");

    private static GridPlan merged(NetLimit groupLimit) {
        GroupId all = new GroupId("all");
        return new GridPlan(
                feeders(),
                List.of(new AnonymityGroup(all, List.of(BIG, SMALL))),
                List.of(new LimitGroup(all, List.of(all), groupLimit)));
    }

    private static List<Feeder> feeders() {
        return List.of(
                EnergyExamples.feeder("big", EnergyExamples.limit()),
                EnergyExamples.feeder("small", EnergyExamples.limit()));
    }

    private static Map<FeederId, FeederLoad> loadOfBig(long productionWh, long consumptionWh) {
        return Map.of(BIG, new FeederLoad(BIG, EnergySum.ofWh(productionWh), EnergySum.ofWh(consumptionWh), 9));
    }

    @Test
    void one_group_at_25_kw_is_unsafe_since_its_feeder_could_export_25_over_20() {
        assertThat(SafeLimits.offence(merged(EnergyExamples.limit(6_250, 5_000)), loadOfBig(6_250, 0)))
                .contains("feeder big", "largest safe internal limit", "5000 Wh");
    }

    @Test
    void one_group_at_20_kw_is_safe() {
        assertThat(SafeLimits.offence(merged(EnergyExamples.limit(5_000, 5_000)), loadOfBig(6_250, 0)))
                .isNull();
    }

    @Test
    void consumption_alone_can_make_a_group_unsafe() {
        assertThat(SafeLimits.offence(merged(EnergyExamples.limit(5_001, 5_000)), loadOfBig(0, 5_001)))
                .contains("feeder big");
    }

    @Test
    void meters_that_cannot_exceed_the_feeder_need_no_limit() {
        assertThat(SafeLimits.offence(merged(EnergyExamples.limit(1_000_000, 1_000_000)), loadOfBig(5_000, 5_000)))
                .isNull();
    }

    @Test
    void a_feeder_with_a_limit_group_of_its_own_and_its_own_limits_is_safe() {
        assertThat(SafeLimits.offence(GridPlan.oneGroupPerFeeder(feeders()), loadOfBig(90_000, 90_000)))
                .isNull();
    }

    @Test
    void a_limit_group_of_its_own_that_allows_more_than_the_line_bears_is_unsafe() {
        GroupId big = new GroupId("big");
        GroupId small = new GroupId("small");
        GridPlan plan = new GridPlan(
                feeders(),
                List.of(new AnonymityGroup(big, List.of(BIG)), new AnonymityGroup(small, List.of(SMALL))),
                List.of(new LimitGroup(big, List.of(big), EnergyExamples.limit(6_250, 5_001))));

        assertThat(SafeLimits.offence(plan, loadOfBig(6_250, 0))).contains("feeder big");
    }

    @Test
    void a_safe_union_around_an_unsafe_group_is_enough() {
        GroupId all = new GroupId("all");
        GridPlan plan = new GridPlan(
                feeders(),
                List.of(new AnonymityGroup(all, List.of(BIG, SMALL))),
                List.of(
                        new LimitGroup(all, List.of(all), EnergyExamples.limit(9_000, 9_000)),
                        new LimitGroup(new GroupId("outer"), List.of(all), EnergyExamples.limit(4_000, 4_000))));

        assertThat(SafeLimits.offence(plan, loadOfBig(6_250, 0))).isNull();
    }
}
