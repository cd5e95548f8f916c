package org.gridmarket.metrics.compute;

import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.MetricFamily;

/** Batch computation, as a gateway's read model has it. */
public final class ComputeMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("Batch computation", "gateway");

    public static final Metric OFFERS =
            FAMILY.gauge("gridmarket_compute_offers", "Offers that lie in the book, by kind.", "kind");
    public static final Metric OPEN =
            FAMILY.gauge("gridmarket_compute_matches_open", "Matches that are not closed, by state.", "state");
    public static final Metric MATCHES =
            FAMILY.counter("gridmarket_compute_matches_total", "Matches that were made, open and closed.");
    public static final Metric CLOSED =
            FAMILY.counter("gridmarket_compute_matches_closed_total", "Closed matches, by how they ended.", "outcome");
    public static final Metric OVERDUE = FAMILY.gauge(
            "gridmarket_compute_overdue_seconds",
            "How long anybody might have acted on a match whose time is over; of the one that has waited longest.");

    private ComputeMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
