package org.gridmarket.gateway.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Moments as seconds from now. */
public record Ages(Clock clock) {
    /** Time since then; never below 0. */
    public Optional<Double> of(Optional<Instant> then) {
        return then.map(at -> Math.max(0, seconds(at, clock.instant())));
    }

    /** Time until then; below 0 when it is over. */
    double until(Instant then) {
        return seconds(clock.instant(), then);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }
}
