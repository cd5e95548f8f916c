package org.gridmarket.metrics.allocation;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.MetricFamily;

/** A solver's work in all allocation markets. */
public final class AllocationSolverMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("Solvers of allocation markets", "solver");

    private static final List<Duration> SOLVE_BUCKETS = Stream.of(
                    1, 10, 100, 500, 1_000, 5_000, 30_000, 120_000, 600_000)
            .map(Duration::ofMillis)
            .toList();

    public static final Metric ATTEMPTS = FAMILY.counter(
            "gridmarket_allocation_attempts_total", "Attempts at cycles, by what became of them.", "outcome");
    public static final Metric SOLVE = FAMILY.histogram(
            "gridmarket_allocation_solve_seconds", "Time that solving takes in an attempt.", SOLVE_BUCKETS);

    private AllocationSolverMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
