package org.gridmarket.testbed.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunPaceTest {
    private static final RunPace USUAL = new RunPace(20_000, 10_000, true);

    @Test
    void a_machine_that_carries_the_largest_book_in_time_keeps_the_pace() {
        assertThat(USUAL.bearing(25, 400)).isEqualTo(USUAL);
        assertThat(USUAL.bearing(0, 0)).isEqualTo(USUAL);
    }

    @Test
    void on_a_slower_one_offering_and_solving_last_longer_in_the_same_proportion() {
        assertThat(USUAL.bearing(25, 600)).isEqualTo(new RunPace(30_000, 15_000, true));
    }

    @Test
    void it_never_lasts_more_than_four_times_as_long() {
        assertThat(USUAL.bearing(25, 60_000)).isEqualTo(new RunPace(80_000, 40_000, true));
    }

    @Test
    void a_pace_that_was_named_stays() {
        RunPace named = new RunPace(20_000, 10_000, false);

        assertThat(named.bearing(25, 600)).isEqualTo(named);
    }
}
