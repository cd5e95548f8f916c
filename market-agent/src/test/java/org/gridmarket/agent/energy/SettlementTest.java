package org.gridmarket.agent.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final MarketCalendar CALENDAR = EnergyExamples.calendarOfDays();

    private static LedgerTime in(int round) {
        return CALENDAR.gate(Round.of(round - 1));
    }

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

    /** The case l-spike: one interval above L refused all of them, and the home sat out its day. */
    @Test
    void one_interval_that_cannot_be_withdrawn_costs_no_other() {
        int bad = 41;
        List<AssetAmount> needs = IntStream.range(1, 97)
                .mapToObj(t -> new AssetAmount(Interval.of(t), Energy.ofWh(1), Energy.ZERO))
                .toList();
        Settlement settlement = new Settlement(needs, 4, 0);
        List<Integer> got = new ArrayList<>();
        int operations = 0;
        while (settlement.hasMoreToWithdraw()) {
            List<AssetAmount> asked = settlement.nextWithdrawal(CALENDAR, in(0));
            operations++;
            if (asked.stream().anyMatch(amount -> amount.t().equals(Interval.of(bad)))) {
                settlement.refused(asked);
            } else {
                settlement.withdrawalDone(asked);
                asked.forEach(amount -> got.add(amount.t().index()));
            }
        }

        assertThat(got).hasSize(95).doesNotContain(bad);
        assertThat(operations).isLessThan(30);
    }

    @Test
    void nothing_is_withdrawn_for_an_interval_whose_rules_may_change_yet() {
        List<AssetAmount> needs = IntStream.range(90, 110)
                .mapToObj(t -> new AssetAmount(Interval.of(t), Energy.ofWh(1), Energy.ZERO))
                .toList();
        Settlement settlement = new Settlement(needs, 4, 0);

        assertThat(settlement.nextWithdrawal(CALENDAR, in(5)).getLast().t()).isEqualTo(Interval.of(98));
        settlement.closed(Round.of(2));
        assertThat(settlement.nextWithdrawal(CALENDAR, in(5)).getLast().t()).isEqualTo(Interval.of(101));
        settlement.closed(Round.of(4));
        assertThat(settlement.nextWithdrawal(CALENDAR, in(5)).getLast().t()).isEqualTo(Interval.of(102));
    }

    @Test
    void no_more_than_l_is_withdrawn() {
        Settlement settlement = new Settlement(
                List.of(
                        new AssetAmount(Interval.of(5), Energy.ofWh(251), Energy.ZERO),
                        new AssetAmount(Interval.of(6), Energy.ZERO, Energy.ofWh(9))),
                4,
                0);
        settlement.limit(new TradingLimits(Energy.ofWh(250), Energy.ZERO));

        assertThat(settlement.nextWithdrawal(CALENDAR, in(0)))
                .containsExactly(new AssetAmount(Interval.of(5), Energy.ofWh(250), Energy.ZERO));
    }
}
