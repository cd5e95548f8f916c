package org.gridmarket.gateway.energy.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

final class MarketDaysTest {
    private final MarketDays days = MarketDays.of(EnergyExamples.calendar());

    @Test
    void a_day_of_quarters_has_96() {
        assertThat(days.first(1)).isEqualTo(Interval.of(96));
        assertThat(days.last(1)).isEqualTo(Interval.of(191));
    }

    @Test
    void an_interval_before_the_epoch_is_of_a_day_before_the_first() {
        assertThat(days.dayOf(Interval.of(-1))).isEqualTo(-1);
        assertThat(days.dayOf(Interval.of(0))).isZero();
    }

    @Test
    void a_day_that_no_interval_is_of_is_refused() {
        assertThatThrownBy(() -> days.first(Integer.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }
}
