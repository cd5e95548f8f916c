package org.gridmarket.testbed.privacy.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.testbed.microgrid.DataFolder;
import org.gridmarket.testbed.microgrid.SharedFolders;
import org.junit.jupiter.api.Test;

/** Spec energy-market, "Known answers": homes-102-battery at 25/20. A kW is 250 Wh. */
final class GroupAdviceTest {
    private static final NetLimit LIMIT = kilowatts(25, 20);

    private final GroupAdvice advice = new GroupAdvice(
            DataFolder.read(SharedFolders.folder("homes-102-battery"), LIMIT).microgrid(), 1, 10);

    @Test
    void one_group_per_feeder_is_the_baseline() {
        assertThat(advice.baseline().traded()).isEqualTo(EnergySum.ofWh(772_775)); // 3091.1 kW
        assertThat(advice.baseline().smallestSet()).isEqualTo(1);
    }

    @Test
    void merging_the_consumer_only_feeders_costs_0_9_per_cent() {
        GroupProposal merged = advice.evaluate(advice.consumerOnly().getFirst());

        assertThat(merged.traded()).isEqualTo(EnergySum.ofWh(766_075)); // 3064.3 kW
        assertThat(merged.costPerMille()).isEqualTo(9);
        assertThat(merged.certified()).isTrue();
        assertThat(merged.groups().getFirst().prosumers()).isEqualTo(53);
    }

    @Test
    void one_group_of_all_costs_57_9_per_cent_at_the_largest_safe_limit() {
        GroupProposal all = advice.evaluate(advice.allInOne());

        assertThat(all.traded()).isEqualTo(EnergySum.ofWh(325_075)); // 1300.3 kW
        assertThat(all.costPerMille()).isEqualTo(579);
        assertThat(all.groups()).singleElement().satisfies(group -> {
            assertThat(group.limit()).isEqualTo(kilowatts(20, 20));
            assertThat(group.prosumers()).isEqualTo(102);
        });
    }

    @Test
    void only_a_group_that_is_large_enough_is_cut_into_circles() {
        GroupProposal all = advice.evaluate(advice.allInOne());

        assertThat(advice.baseline().circles())
                .isEqualTo(advice.baseline().groups().size());
        assertThat(all.circles()).isGreaterThan(1);
        assertThat(all.groups().getFirst().circles().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(102);
    }

    @Test
    void the_printed_rule_at_25_is_refused_and_the_largest_safe_value_named() {
        assertThat(advice.unsafe(List.of(advice.allInOne()))).singleElement().satisfies(refused -> {
            assertThat(refused.limit()).isEqualTo(kilowatts(25, 25));
            assertThat(refused.largestSafe()).isEqualTo(kilowatts(20, 20));
            assertThat(refused.reason()).contains("largest safe internal limit").contains("5000 Wh");
        });
    }

    @Test
    void feeders_that_cannot_be_overloaded_keep_the_sum_of_their_limits() {
        List<FeederId> quiet = List.of(new FeederId("3"), new FeederId("11"));
        List<FeederId> all = advice.allInOne().groups().getFirst();

        assertThat(advice.evaluate(Merger.of("quiet", quiet, all))
                        .groups()
                        .getFirst()
                        .limit())
                .isEqualTo(kilowatts(50, 40));
    }

    @Test
    void a_producer_alone_on_its_feeder_is_known_exactly() {
        assertThat(advice.baseline().registered().exact())
                .isGreaterThan(advice.evaluate(advice.allInOne()).registered().exact());
    }

    private static NetLimit kilowatts(long internal, long external) {
        return new NetLimit(Energy.ofWh(250 * internal), Energy.ofWh(250 * external));
    }
}
