package org.gridmarket.solver.effort;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What a matcher may spend.
 *
 * @param time wall time, positive
 * @param cancelled asked between steps; true ends the work
 */
public record SolveBudget(Duration time, BooleanSupplier cancelled) {
    /** For work without a gate: a day is longer than any solve. */
    public static final SolveBudget UNHURRIED = within(Duration.ofDays(1));

    public SolveBudget {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a solve needs time above 0, not " + time);
        }
    }

    public static SolveBudget within(Duration time) {
        return new SolveBudget(time, () -> false);
    }

    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }
}
