package org.gridmarket.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When something was last heard or done. Silence is no news, and never good news: before the first time there is no age, and
 * {@link #within} is false. Any number of threads.
 */
public final class LastTime {
    private final InstantSource clock;
    private volatile @Nullable Instant last;

    public LastTime(InstantSource clock) {
        this.clock = clock;
    }

    /** It has just happened. */
    public void now() {
        last = clock.instant();
    }

    /** When it happened last; empty before the first time. */
    public Optional<Instant> at() {
        return Optional.ofNullable(last);
    }

    /** How long ago, 0 or more; empty before the first time. */
    public Optional<Duration> age() {
        return at().map(then -> {
            Duration age = Duration.between(then, clock.instant());
            return age.isNegative() ? Duration.ZERO : age;
        });
    }

    /** The age in seconds for a gauge; not a number before the first time. */
    public double ageSeconds() {
        return age().map(age -> age.toMillis() / 1_000.0).orElse(Double.NaN);
    }

    /** Whether it happened within so long; false before the first time. */
    public boolean within(Duration longest) {
        return age().filter(age -> age.compareTo(longest) <= 0).isPresent();
    }
}
