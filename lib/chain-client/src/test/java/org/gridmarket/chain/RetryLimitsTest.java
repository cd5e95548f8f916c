package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class RetryLimitsTest {
    private final RetryLimits limits = new RetryLimits(40, 1, Duration.ofMillis(100), Duration.ofSeconds(2));

    @RepeatedTest(40)
    void pauses_stay_around_a_mean_that_doubles_up_to_the_longest(RepetitionInfo info) {
        int failed = info.getCurrentRepetition();
        long mean = failed > 5 ? 2_000 : 100L << (failed - 1);

        assertThat(limits.pauseAfter(failed, new Random(failed)).toMillis()).isBetween(mean / 2, mean + mean / 2);
    }

    @Test
    void no_attempt_at_all_is_refused() {
        assertThatThrownBy(() -> new RetryLimits(0, 1, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attempts 0");
    }

    @Test
    void pauses_that_shrink_are_refused() {
        assertThatThrownBy(() -> new RetryLimits(1, 1, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
