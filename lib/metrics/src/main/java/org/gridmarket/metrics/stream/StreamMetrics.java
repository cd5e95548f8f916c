package org.gridmarket.metrics.stream;

import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.MetricFamily;

/** Stream computation, as a gateway's read model has it. */
public final class StreamMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("Streams", "gateway");

    public static final Metric OPEN =
            FAMILY.gauge("gridmarket_stream_allocations_open", "Allocations that are not closed.");
    public static final Metric FAULTS = FAMILY.gauge(
            "gridmarket_stream_faults",
            "What parties were found at fault for, ever: roots, reveals, openings, outputs.");
    public static final Metric OVERDUE = FAMILY.gauge(
            "gridmarket_stream_steps_overdue",
            "Time-outs, conclusions and closings that anybody could have done for a minute and nobody has.");

    private StreamMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
