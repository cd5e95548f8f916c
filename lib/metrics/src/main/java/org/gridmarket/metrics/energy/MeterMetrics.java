package org.gridmarket.metrics.energy;

import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.MetricFamily;

/**
 * What the meter of a home tells, to its own machine alone: counts, no reading. Counters count since the start of the program.
 */
public final class MeterMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("A home's meter in the energy market", "meter");

    public static final Metric ADMITTED =
            FAMILY.gauge("gridmarket_meter_admitted", "1 once the market knows the meter, 0 before.");
    public static final Metric MISSING = FAMILY.gauge(
            "gridmarket_meter_missing_readings", "Intervals that are over, not billed, and without a reading.");
    public static final Metric UNBILLED = FAMILY.gauge(
            "gridmarket_meter_unbilled_intervals",
            "Intervals that are over and not billed, those of the present cycle too.");
    public static final Metric CYCLE =
            FAMILY.gauge("gridmarket_meter_cycle_intervals", "How many intervals a bill covers.");
    public static final Metric BILLED =
            FAMILY.counter("gridmarket_meter_cycles_billed_total", "Cycles that were billed.");
    public static final Metric TROUBLES = FAMILY.gauge("gridmarket_meter_troubles", "Troubles that are listed now.");
    public static final Metric TROUBLES_EVER =
            FAMILY.counter("gridmarket_meter_troubles_total", "Troubles that there have been.");
    public static final Metric HEARD =
            FAMILY.gauge("gridmarket_meter_heard_seconds", "Time since a public event was last believed.");

    private MeterMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
