package org.gridmarket.metrics;

/** What a gateway hears of its node: who is there (docs/middleware.md). {@code NaN} where the gateway runs without one. */
public final class NodeMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("Nodes, as the gateway's own one tells", "gateway");

    public static final Metric TOLD =
            FAMILY.gauge("gridmarket_node_told_seconds", "Time since the gateway's node last told who is there.");
    public static final Metric NODES = FAMILY.gauge(
            "gridmarket_nodes",
            "Nodes of an organisation, the gateway's own included, that are live, or gone and not forgotten.",
            "organisation",
            "state");
    public static final Metric SERVICES =
            FAMILY.gauge("gridmarket_node_services", "Services that live nodes announce.");
    public static final Metric RECORDS_REFUSED =
            FAMILY.gauge("gridmarket_node_records_refused", "Services that are announced and not told to anybody.");
    public static final Metric KEY_TWICE = FAMILY.gauge(
            "gridmarket_node_key_twice",
            "How often another machine announced under the own node's key since that node started.");

    private NodeMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
