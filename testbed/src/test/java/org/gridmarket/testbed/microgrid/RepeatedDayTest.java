package org.gridmarket.testbed.microgrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.junit.jupiter.api.Test;

class RepeatedDayTest {
    private static final Microgrid HOMES =
            GeneratedMicrogrid.of(1, 4, new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000)));
    private static final MeterId HOME = HOMES.homes().get(1).meter();
    private static final RepeatedDay DAY = new RepeatedDay(HOMES);

    private static List<ProfileRow> rows(int from, int to) {
        return DAY.plan(HOME, Interval.of(from), Interval.of(to)).rows();
    }

    @Test
    void an_interval_of_a_later_day_offers_what_that_of_the_first_does() {
        ProfileRow once = rows(40, 40).getFirst();

        assertThat(rows(40 + 96, 40 + 96).getFirst()).isEqualTo(once.between(Interval.of(136), Interval.of(136)));
    }

    @Test
    void a_plan_over_midnight_has_the_end_of_one_day_and_the_beginning_of_the_next() {
        assertThat(rows(90, 100)).hasSize(rows(90, 95).size() + rows(0, 4).size());
    }

    @Test
    void what_flows_is_the_same_every_day() {
        assertThat(DAY.flow(HOME, Interval.of(232))).isEqualTo(DAY.flow(HOME, Interval.of(40)));
        assertThat(DAY.flow(HOME, Interval.of(40)).wh()).isNotZero();
    }

    @Test
    void a_day_ends_with_its_last_interval() {
        assertThat(DAY.endOfDay(Interval.of(0))).isEqualTo(Interval.of(95));
        assertThat(DAY.endOfDay(Interval.of(95))).isEqualTo(Interval.of(95));
        assertThat(DAY.endOfDay(Interval.of(96))).isEqualTo(Interval.of(191));
    }
}
