package org.gridmarket.testbed.bench.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What machines were told. */
class SightingsTest {
    private final Sightings told = new Sightings();

    @Test
    void what_is_told_once_more_is_counted() {
        told.up(1, "a");
        told.up(1, "a");
        told.down(1, "a");
        told.down(1, "a");

        assertThat(told.twice()).isEqualTo(2);
        assertThat(told.downs()).isEqualTo(2);
    }

    @Test
    void each_machine_is_told_for_itself() {
        told.up(1, "a");
        told.up(2, "a");
        told.down(2, "a");

        assertThat(told.seenAt(1)).containsExactly("a");
        assertThat(told.seenAt(2)).isEmpty();
        assertThat(told.twice()).isZero();
    }

    @Test
    void a_daemon_that_begins_anew_tells_nothing_twice() {
        told.up(1, "a");
        told.forget(1);
        told.up(1, "a");

        assertThat(told.twice()).isZero();
    }

    @Test
    void waiting_ends_when_its_time_is_over() throws InterruptedException {
        assertThat(told.await(() -> false, 5)).isFalse();
        assertThat(told.await(() -> true, 0)).isTrue();
    }
}
