package org.gridmarket.metrics;

/** What every program tells. */
public final class CommonMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("Every program", "gateway, solver");

    public static final Metric BUILD_INFO = FAMILY.gauge(
            "gridmarket_build_info",
            "Always 1; the labels tell version and commit of this program, and the chaincode it speaks with.",
            "version",
            "commit",
            "chaincode");

    private CommonMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
