package org.gridmarket.testbed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.gridmarket.testbed.day.Percentiles;
import org.junit.jupiter.api.Test;

class StreamRowTest {
    private static StreamRow row(int listeners, int missed, int cut, long delay) {
        return new StreamRow(listeners, 8, missed, cut, Percentiles.of(List.of(delay)));
    }

    private static HearingTimes heard(String... transactions) {
        HearingTimes times = new HearingTimes();
        List.of(transactions).forEach(times::heard);
        return times;
    }

    @Test
    void what_a_listener_did_not_hear_is_missed() {
        StreamRow row = StreamRow.of(Set.of("a", "b"), heard("a", "b"), List.of(heard("a", "b"), heard("a")), 0);

        assertThat(row.keys())
                .containsEntry("listeners", 2)
                .containsEntry("transactions", 2)
                .containsEntry("heard", 3)
                .containsEntry("missed", 1);
    }

    @Test
    void what_was_heard_of_before_or_after_does_not_count() {
        StreamRow row = StreamRow.of(Set.of("b"), heard("a", "b", "c"), List.of(heard("a", "b", "c")), 0);

        assertThat(row.keys()).containsEntry("heard", 1).containsEntry("missed", 0);
    }

    @Test
    void listeners_are_served_up_to_the_first_number_that_is_too_late() {
        List<StreamRow> rows = List.of(row(1, 0, 0, 10), row(10, 0, 0, 500), row(50, 0, 0, 501), row(100, 0, 0, 20));

        assertThat(StreamRow.served(rows, 500)).isEqualTo(10);
    }

    @Test
    void listeners_that_miss_something_or_are_cut_are_not_served() {
        assertThat(StreamRow.served(List.of(row(1, 1, 0, 10)), 500)).isZero();
        assertThat(StreamRow.served(List.of(row(1, 0, 1, 10)), 500)).isZero();
    }

    @Test
    void who_waits_for_what_never_comes_is_told_in_time() throws InterruptedException {
        assertThat(heard("a").await(Set.of("b"), System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20)))
                .isFalse();
        assertThat(heard("a").await(2, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20)))
                .isFalse();
    }

    @Test
    void who_waits_is_told_when_it_comes() throws InterruptedException {
        HearingTimes times = new HearingTimes();
        Thread.ofVirtual().start(() -> times.heard("a"));

        assertThat(times.await(Set.of("a"), System.nanoTime() + TimeUnit.SECONDS.toNanos(10)))
                .isTrue();
    }
}
