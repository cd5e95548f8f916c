package org.gridmarket.metrics;

/** What a forwarder of sealed requests tells, on its own machine alone: nothing says who asked, or when. */
public final class ForwarderMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("A forwarder of sealed requests", "forwarder");

    public static final Metric CARRIED = FAMILY.counter(
            "gridmarket_forwarder_carried_total", "Sealed requests that a gateway gave a sealed answer to.");
    public static final Metric FAILED =
            FAMILY.counter("gridmarket_forwarder_failed_total", "Sealed requests that got another answer, or none.");
    public static final Metric PLACES_USED = FAMILY.gauge(
            "gridmarket_forwarder_places_used", "Places that callers hold, by kind and path.", "of", "path");
    public static final Metric PLACES_BOUND = FAMILY.gauge(
            "gridmarket_forwarder_places_bound",
            "Places that there are, half of them for one address at most.",
            "of",
            "path");
    public static final Metric PLACES_REFUSED =
            FAMILY.counter("gridmarket_forwarder_places_refused_total", "Callers that found no place.", "of", "path");

    private ForwarderMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
