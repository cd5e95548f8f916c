package org.gridmarket.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LastTimeTest {
    private Instant now = Instant.ofEpochSecond(1_000);
    private final LastTime last = new LastTime(() -> now);

    @Test
    void silence_from_the_beginning_is_not_taken_as_well() {
        assertThat(last.within(Duration.ofDays(1))).isFalse();
        assertThat(last.age()).isEmpty();
        assertThat(last.ageSeconds()).isNaN();
    }

    @Test
    void an_age_grows_while_nothing_is_heard() {
        last.now();
        now = now.plusSeconds(31);

        assertThat(last.age()).contains(Duration.ofSeconds(31));
        assertThat(last.within(Duration.ofSeconds(30))).isFalse();
        assertThat(last.within(Duration.ofSeconds(31))).isTrue();
    }

    @Test
    void a_clock_that_is_set_back_gives_no_negative_age() {
        last.now();
        now = now.minusSeconds(5);

        assertThat(last.age()).contains(Duration.ZERO);
    }
}
