package org.gridmarket.gateway.health;

import io.micrometer.core.instrument.MeterRegistry;
import org.gridmarket.chain.ChainWatch;

/** Counts what the chain client reports, and has it logged. Endorsers that differ are an alert: see operations.md. */
public final class MeteredWatch implements ChainWatch {
    private final MeterRegistry registry;
    private final ChainWatch log = ChainWatch.logging();

    public MeteredWatch(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void retried(String function, String reason) {
        registry.counter("gridmarket.chain.retries", "function", function).increment();
        log.retried(function, reason);
    }

    @Override
    public void endorsersDiffer(String function, String suspect, String detail) {
        registry.counter("gridmarket.chain.endorsers.differ", "suspect", suspect)
                .increment();
        log.endorsersDiffer(function, suspect, detail);
    }

    @Override
    public void peerLeft(String peer, String reason) {
        registry.counter("gridmarket.chain.peer.left", "peer", peer).increment();
        log.peerLeft(peer, reason);
    }
}
