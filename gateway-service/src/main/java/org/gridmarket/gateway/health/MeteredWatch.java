package org.gridmarket.gateway.health;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gridmarket.chain.ChainWatch;
import org.gridmarket.chain.block.BlockSigners;
import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.NetworkMetrics;
import org.gridmarket.metrics.micrometer.Meters;

/**
 * Counts what the chain client reports, and has it logged. Endorsers that differ are an alert: docs/operations.md, "Endorsers
 * differ". Labels are functions and organisations; what a caller or a peer chooses freely stays in the log.
 */
public final class MeteredWatch implements ChainWatch {
    /** Far more than there are functions and organisations. Each label is a time series for ever. */
    static final int LABELS = 200;

    private static final String OTHER = "other";

    private final Meters meters;
    private final OrderingWatch ordering;
    private final ChainWatch log = ChainWatch.logging();
    private final Set<String> labels = ConcurrentHashMap.newKeySet();

    public MeteredWatch(Meters meters, OrderingWatch ordering) {
        this.meters = meters;
        this.ordering = ordering;
    }

    @Override
    public void retried(String function, String reason) {
        count(NetworkMetrics.RETRIES, function);
        log.retried(function, reason);
    }

    @Override
    public void endorsersDiffer(String function, String suspect, String detail) {
        count(NetworkMetrics.ENDORSERS_DIFFER, suspect);
        log.endorsersDiffer(function, suspect, detail);
    }

    @Override
    public void blockRefused(String peer, String reason) {
        count(NetworkMetrics.BLOCK_REFUSED, peer);
        log.blockRefused(peer, reason);
    }

    @Override
    public void peerLeft(String peer, String reason) {
        count(NetworkMetrics.PEER_LEFT, peer);
        log.peerLeft(peer, reason);
    }

    @Override
    public void notOrdered(String function, String reason) {
        count(NetworkMetrics.NOT_ORDERED, function);
        ordering.notOrdered(reason);
        log.notOrdered(function, reason);
    }

    @Override
    public void ordered(BlockSigners signers) {
        ordering.ordered(signers);
    }

    private void count(Metric metric, String label) {
        meters.counter(metric, bounded(label)).increment();
    }

    private String bounded(String value) {
        if (labels.contains(value)) {
            return value;
        }
        if (labels.size() >= LABELS) {
            return OTHER;
        }
        labels.add(value);
        return value;
    }
}
