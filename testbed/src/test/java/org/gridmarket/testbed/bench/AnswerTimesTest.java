package org.gridmarket.testbed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long a client was without an answer. */
class AnswerTimesTest {
    private static final long MILLI = 1_000_000;

    private final AnswerTimes times = new AnswerTimes();

    @Test
    void the_longest_time_between_answers_counts_that_reaches_into_the_time() {
        times.answeredAt(0);
        times.answeredAt(900 * MILLI);
        times.answeredAt(1_000 * MILLI);
        times.answeredAt(1_300 * MILLI);

        assertThat(times.longestBetween(950 * MILLI, 1_300 * MILLI)).isEqualTo(300);
        assertThat(times.longestBetween(800 * MILLI, 1_300 * MILLI)).isEqualTo(900);
    }

    @Test
    void what_has_not_ended_yet_counts_as_far_as_it_has_come() {
        times.answeredAt(0);

        assertThat(times.longestBetween(0, 5_000 * MILLI)).isEqualTo(5_000);
    }
}
