package org.gridmarket.solver.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gridmarket.client.energy.LongestSilence;
import org.gridmarket.process.LastTime;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

final class SolverConditionTest {
    private static final Duration SILENCE = LongestSilence.of(EnergyExamples.calendar());

    private Instant now = Instant.ofEpochSecond(1_000);
    private final LastTime heard = new LastTime(() -> now);
    private final LastTime looked = new LastTime(() -> now);

    private SolverCondition condition(Optional<Duration> silence) {
        return new SolverCondition(true, heard, looked, new LastTime(() -> now), silence);
    }

    @Test
    void a_stream_that_is_open_and_silent_for_two_rounds_is_not_heard() {
        heard.now();
        assertThat(condition(Optional.of(SILENCE)).hears()).isTrue();

        now = now.plus(SILENCE).plusMillis(1);

        assertThat(condition(Optional.of(SILENCE)).hears()).isFalse();
    }

    @Test
    void before_the_market_is_founded_silence_says_nothing() {
        assertThat(condition(Optional.empty()).hears()).isTrue();
    }

    @Test
    void a_solver_that_hangs_is_seen() {
        looked.now();
        assertThat(condition(Optional.of(SILENCE)).solves()).isTrue();

        now = now.plus(SILENCE).plusMillis(1);

        assertThat(condition(Optional.of(SILENCE)).solves()).isFalse();
    }
}
