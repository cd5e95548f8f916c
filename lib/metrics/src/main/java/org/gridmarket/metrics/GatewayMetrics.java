package org.gridmarket.metrics;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a gateway tells of its own work, whatever the market. */
public final class GatewayMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("A gateway's own work", "gateway");

    /** From the fastest commit of a development network to where {@code ChainSettings} gives up. */
    private static final List<Duration> COMMIT_BUCKETS = Stream.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
            .map(Duration::ofMillis)
            .toList();

    public static final Metric READMODEL_UP =
            FAMILY.gauge("gridmarket_readmodel_up", "1 while the read model takes in blocks, 0 once it has stopped.");
    public static final Metric READMODEL_LAG =
            FAMILY.gauge("gridmarket_readmodel_lag", "Blocks that the read model is behind the newest one known.");
    public static final Metric READMODEL_BLOCK =
            FAMILY.gauge("gridmarket_readmodel_block", "The newest block in the read model.");
    public static final Metric PLACES_USED =
            FAMILY.gauge("gridmarket_places_used", "Places that callers hold, by kind.", "of");
    public static final Metric PLACES_BOUND = FAMILY.gauge(
            "gridmarket_places_bound", "Places that there are, half of them for one address at most.", "of");
    public static final Metric PLACES_REFUSED = FAMILY.counter(
            "gridmarket_places_refused_total", "Callers that found no place, since this process began.", "of");
    public static final Metric ARRIVED = FAMILY.counter(
            "gridmarket_arrived_total",
            "Operations that have come in, by door (direct, sealed) and kind of account.",
            "door",
            "account");
    public static final Metric REFUSED = FAMILY.counter(
            "gridmarket_refused_total", "Operations that were refused, by whom and with which code.", "by", "code");
    public static final Metric SUBMIT = FAMILY.histogram(
            "gridmarket_submit_seconds", "Time from submission to outcome.", COMMIT_BUCKETS, "outcome");

    public static final Metric CARETAKER_LOOKED = FAMILY.gauge(
            "gridmarket_caretaker_looked_seconds",
            "Time since this gateway's caretaker last looked what is to be done.");
    public static final Metric CHORES = FAMILY.counter(
            "gridmarket_chores_total", "Steps of chores, by what became of them (done, not_done).", "chore", "outcome");

    private GatewayMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
