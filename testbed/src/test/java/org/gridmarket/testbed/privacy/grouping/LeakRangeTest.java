package org.gridmarket.testbed.privacy.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Example 2 of 2.8.1.4: prosumer 102 with L = 10, prosumer 103 with L = 30, and both with L = 20. */
final class LeakRangeTest {
    // spotless:off
    @ParameterizedTest
    @CsvSource({
        // T, own L, other L, least, most
        " 0, 10, 30,  0,  0", " 5, 10, 30,  0,  5", "10, 10, 30,  0, 10", "20, 10, 30,  0, 10",
        "30, 10, 30,  0, 10", "35, 10, 30,  5, 10", "40, 10, 30, 10, 10",
        " 5, 30, 10,  0,  5", "10, 30, 10,  0, 10", "15, 30, 10,  5, 15", "40, 30, 10, 30, 30",
        " 5, 20, 20,  0,  5", "20, 20, 20,  0, 20", "30, 20, 20, 10, 20", "40, 20, 20, 20, 20",
    })
    // spotless:on
    void the_total_confines_a_prosumer_as_in_example_2(long total, long own, long other, long least, long most) {
        assertThat(LeakRange.of(EnergySum.ofWh(total), Energy.ofWh(own), EnergySum.ofWh(other)))
                .contains(new LeakRange(Energy.ofWh(least), Energy.ofWh(most)));
    }

    @Test
    void a_total_beyond_all_limits_has_no_range() {
        assertThat(LeakRange.of(EnergySum.ofWh(41), Energy.ofWh(10), EnergySum.ofWh(30)))
                .isEmpty();
    }

    @Test
    void the_width_is_relative_to_the_own_limit() {
        LeakRange range = new LeakRange(Energy.ofWh(10), Energy.ofWh(15));

        assertThat(range.widthPerMille(Energy.ofWh(20))).isEqualTo(250);
    }
}
