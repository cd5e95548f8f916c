package org.gridmarket.solver.effort;

import java.time.Duration;
import java.util.Optional;

/** When the time of a budget is over, for work in steps. */
public final class Deadline {
    private final SolveBudget budget;
    private final long startedNanos = System.nanoTime();

    private Deadline(SolveBudget budget) {
        this.budget = budget;
    }

    /** Counts from now on. */
    public static Deadline of(SolveBudget budget) {
        return new Deadline(budget);
    }

    /** What is left; empty when it is over or somebody has cancelled. */
    public Optional<Duration> left() {
        Duration left = budget.time().minusNanos(System.nanoTime() - startedNanos);
        return budget.isCancelled() || left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }
}
