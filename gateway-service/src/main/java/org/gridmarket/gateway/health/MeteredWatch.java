package org.gridmarket.gateway.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gridmarket.chain.ChainWatch;
import org.gridmarket.chain.block.BlockSigners;

/**
 * Counts what the chain client reports, and has it logged. Endorsers that differ are an alert: docs/operations.md, "Endorsers
 * differ". Labels are functions and organisations; what a caller or a peer chooses freely stays in the log.
 */
public final class MeteredWatch implements ChainWatch {
    /** Far more than there are functions and organisations. Each label is a time series for ever. */
    static final int LABELS = 200;

    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final OrderingWatch ordering;
    private final ChainWatch log = ChainWatch.logging();
    private final Set<String> labels = ConcurrentHashMap.newKeySet();

    public MeteredWatch(MeterRegistry registry, OrderingWatch ordering) {
        this.registry = registry;
        this.ordering = ordering;
    }

    @Override
    public void retried(String function, String reason) {
        count("gridmarket.chain.retries", "steps of a call that failed and were tried again", "function", function);
        log.retried(function, reason);
    }

    @Override
    public void endorsersDiffer(String function, String suspect, String detail) {
        count("gridmarket.chain.endorsers.differ", "calls on which endorsers differed", "suspect", suspect);
        log.endorsersDiffer(function, suspect, detail);
    }

    @Override
    public void blockRefused(String peer, String reason) {
        registry.counter("gridmarket.chain.block.refused", "peer", peer).increment();
        log.blockRefused(peer, reason);
    }

    @Override
    public void peerLeft(String peer, String reason) {
        count("gridmarket.chain.peer.left", "times that a peer could not be reached and was left", "peer", peer);
        log.peerLeft(peer, reason);
    }

    @Override
    public void notOrdered(String function, String reason) {
        count("gridmarket.chain.not.ordered", "transactions that no quorum of orderers took", "function", function);
        ordering.notOrdered(reason);
        log.notOrdered(function, reason);
    }

    @Override
    public void ordered(BlockSigners signers) {
        ordering.ordered(signers);
    }

    private void count(String name, String description, String label, String value) {
        Counter.builder(name)
                .description(description)
                .tag(label, bounded(value))
                .register(registry)
                .increment();
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
