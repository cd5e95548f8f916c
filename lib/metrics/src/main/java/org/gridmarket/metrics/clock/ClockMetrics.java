package org.gridmarket.metrics.clock;

import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.MetricFamily;

/** The ledger's clock, as a gateway sees it. */
public final class ClockMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("The ledger's clock", "gateway");

    public static final Metric PERIOD = FAMILY.gauge(
            "gridmarket_clock_period",
            "The ledger period that lasts, by this gateway's clock; NaN before it is founded.");
    public static final Metric PERIODS_SEALED =
            FAMILY.gauge("gridmarket_clock_periods_sealed", "Ledger periods that have been sealed.");
    public static final Metric PERIODS_WAITING = FAMILY.gauge(
            "gridmarket_clock_periods_waiting",
            "Ledger periods under which outcomes are kept, as the caretaker was told last; at most 100 are told.");
    public static final Metric SEAL_OVERDUE = FAMILY.gauge(
            "gridmarket_clock_seal_overdue_seconds",
            "For how long the oldest of these could have been sealed already; 0 when none could.");

    private ClockMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
