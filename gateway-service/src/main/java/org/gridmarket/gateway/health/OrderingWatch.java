package org.gridmarket.gateway.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Transactions that no quorum of orderers took: what this gateway sees of an ordering service that is away. */
@Singleton
public class OrderingWatch {
    /** A transaction that was endorsed and not ordered. */
    public record Refusal(Instant time, String reason) {}

    private final Clock clock;
    private volatile @Nullable Refusal last;

    @Inject
    public OrderingWatch(Clock clock) {
        this.clock = clock;
    }

    void notOrdered(String reason) {
        last = new Refusal(clock.instant(), reason);
    }

    /** The last refusal, if no new block has come since. */
    public Optional<Refusal> since(Optional<Instant> newBlock) {
        return Optional.ofNullable(last)
                .filter(refusal ->
                        newBlock.filter(block -> block.isAfter(refusal.time())).isEmpty());
    }
}
