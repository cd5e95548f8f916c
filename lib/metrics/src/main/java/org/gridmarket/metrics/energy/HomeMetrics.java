package org.gridmarket.metrics.energy;

import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.MetricFamily;

/** What the agent of a home tells, to its own machine alone. Counters count since the start of the program. */
public final class HomeMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("A home's agent in the energy market", "agent");

    public static final Metric SOLD_TODAY =
            FAMILY.gauge("gridmarket_home_sold_today_wh", "Sold in the market today, in Wh.");
    public static final Metric BOUGHT_TODAY =
            FAMILY.gauge("gridmarket_home_bought_today_wh", "Bought in the market today, in Wh.");
    public static final Metric SAVED_TODAY = FAMILY.gauge(
            "gridmarket_home_saved_today_micro",
            "Saved today against the grid's tariff, in millionths of the currency.");
    public static final Metric UNREAD_TODAY =
            FAMILY.gauge("gridmarket_home_unread_today_intervals", "Intervals of today that are not read yet.");
    public static final Metric OFFERS_OPEN =
            FAMILY.gauge("gridmarket_home_offers_open", "Offers on the ledger that can be traded.");
    public static final Metric COMMITTED =
            FAMILY.counter("gridmarket_home_operations_committed_total", "Operations on the ledger.");
    public static final Metric REFUSED =
            FAMILY.counter("gridmarket_home_operations_refused_total", "Operations that the ledger refused.");
    public static final Metric SEALED_SENT = FAMILY.counter(
            "gridmarket_home_sealed_sent_total",
            "Sealed requests of anonymous accounts, each as often as it was sent.");
    public static final Metric SEALED_ANSWERED =
            FAMILY.counter("gridmarket_home_sealed_answered_total", "Sealed answers that came back.");
    public static final Metric TROUBLES = FAMILY.gauge("gridmarket_home_troubles", "Troubles that are listed now.");
    public static final Metric TROUBLES_EVER =
            FAMILY.counter("gridmarket_home_troubles_total", "Troubles that there have been.");
    public static final Metric HEARD =
            FAMILY.gauge("gridmarket_home_heard_seconds", "Time since a public event was last believed.");
    public static final Metric SILENCE_ALLOWED = FAMILY.gauge(
            "gridmarket_home_silence_allowed_seconds",
            "How long a market in time may tell a home nothing: two intervals, three graces and 30 s.");

    private HomeMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
