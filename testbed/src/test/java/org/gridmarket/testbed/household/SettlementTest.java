package org.gridmarket.testbed.household;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static Settlement withdrawn(int together, int stagger, int... intervals) {
        List<AssetAmount> amounts = IntStream.of(intervals)
                .mapToObj(t -> new AssetAmount(Interval.of(t), Energy.ofWh(1), Energy.ZERO))
                .toList();
        Settlement settlement = new Settlement(amounts, together, stagger);
        settlement.withdrawn(amounts);
        return settlement;
    }

    private static void finalise(Settlement settlement, int first, int last) {
        for (int t = first; t <= last; t++) {
            settlement.finalised(Interval.of(t));
        }
    }

    private static List<Integer> intervals(List<RetirementTag> tags) {
        return tags.stream().map(tag -> tag.t().index()).toList();
    }

    @Test
    void final_intervals_are_retired_several_at_a_time() {
        Settlement settlement = withdrawn(3, 0, 1, 2, 3, 4);
        finalise(settlement, 1, 2);
        assertThat(settlement.nextRetirement()).isEmpty();

        finalise(settlement, 3, 3);
        assertThat(intervals(settlement.nextRetirement())).containsExactly(1, 2, 3);
    }

    @Test
    void the_last_ones_are_retired_however_few_they_are() {
        Settlement settlement = withdrawn(3, 0, 1);
        finalise(settlement, 1, 1);

        assertThat(intervals(settlement.nextRetirement())).containsExactly(1);
    }

    @Test
    void who_trades_seldom_retires_before_the_window_is_over() {
        Settlement settlement = withdrawn(3, 0, 1, 50);
        finalise(settlement, 1, 5);

        assertThat(intervals(settlement.nextRetirement())).containsExactly(1);
    }

    @Test
    void the_first_retirement_comes_earlier_by_the_stagger() {
        Settlement settlement = withdrawn(4, 3, 1, 2, 3, 4, 5);
        finalise(settlement, 1, 1);

        assertThat(intervals(settlement.nextRetirement())).containsExactly(1);
    }

    @Test
    void one_interval_that_is_refused_does_not_hold_back_the_others() {
        Settlement settlement = withdrawn(2, 0, 1, 2);
        finalise(settlement, 1, 2);
        settlement.refusedRetirement(settlement.nextRetirement());
        assertThat(intervals(settlement.nextRetirement())).containsExactly(1);

        settlement.refusedRetirement(settlement.nextRetirement());
        assertThat(intervals(settlement.nextRetirement())).containsExactly(2);
    }

    @Test
    void what_is_settled_needs_no_retirement() {
        Settlement settlement = withdrawn(2, 0, 1);
        settlement.over(Interval.of(1));

        assertThat(settlement.isDone()).isTrue();
    }
}
