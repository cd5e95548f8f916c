package org.gridmarket.metrics.allocation;

import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.MetricFamily;

/** Allocation markets, as a gateway's read model has them: all of them together, the latest one where one counts. */
public final class AllocationMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("Allocation markets", "gateway");

    public static final Metric MARKETS =
            FAMILY.gauge("gridmarket_allocation_markets", "Allocation markets that are founded.");
    public static final Metric OVERDUE = FAMILY.gauge(
            "gridmarket_allocation_overdue_seconds",
            "How long any gateway might have closed a book or made a cycle final; of the market that is latest.");
    public static final Metric CYCLES = FAMILY.counter(
            "gridmarket_allocation_cycles_total", "Final cycles, by where their assignments come from.", "source");
    public static final Metric UNSWEPT = FAMILY.gauge(
            "gridmarket_allocation_unswept_books",
            "Books whose offers are over and that are not swept; of the market that has most.");
    public static final Metric FEES =
            FAMILY.gauge("gridmarket_allocation_fees_micro", "Fees of final cycles that no operator has collected, µ.");

    private AllocationMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
