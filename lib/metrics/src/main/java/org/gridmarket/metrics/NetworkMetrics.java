package org.gridmarket.metrics;

/** What a gateway sees of peers, orderers and certificates. */
public final class NetworkMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("The network, as a gateway sees it", "gateway");

    public static final Metric PEER_UP = FAMILY.gauge(
            "gridmarket_peer_up", "1 when the organisation's peer has answered lately, else 0.", "organisation");
    public static final Metric PEER_HEIGHT =
            FAMILY.gauge("gridmarket_peer_height", "Blocks that the peer has, as it said last.", "organisation");
    public static final Metric PEER_HEARD =
            FAMILY.gauge("gridmarket_peer_heard_seconds", "Time since any peer last answered.");
    public static final Metric ORDERER_SEEN =
            FAMILY.gauge("gridmarket_orderer_seen_seconds", "Time since the last new block of the ordering service.");
    public static final Metric CERTIFICATE_EXPIRY = FAMILY.gauge(
            "gridmarket_certificate_expiry_seconds",
            "Time until the first certificate ends that the node shows, or that this gateway uses itself.",
            "organisation",
            "node");
    public static final Metric RETRIES = FAMILY.counter(
            "gridmarket_chain_retries_total", "Steps of a call that failed and were tried again.", "function");
    public static final Metric ENDORSERS_DIFFER = FAMILY.counter(
            "gridmarket_chain_endorsers_differ_total",
            "Calls on which endorsers differed, by the odd one out.",
            "suspect");
    public static final Metric BLOCK_REFUSED = FAMILY.counter(
            "gridmarket_chain_block_refused_total", "Blocks that a peer sent and that do not fit the chain.", "peer");
    public static final Metric PEER_LEFT = FAMILY.counter(
            "gridmarket_chain_peer_left_total", "Times that a peer could not be reached and was left.", "peer");
    public static final Metric NOT_ORDERED = FAMILY.counter(
            "gridmarket_chain_not_ordered_total", "Transactions that no quorum of orderers took.", "function");

    private NetworkMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
