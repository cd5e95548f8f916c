package org.gridmarket.gateway.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.chain.block.BlockSigners;
import org.jspecify.annotations.Nullable;

/** What this gateway sees of the ordering service: who signs its blocks, and transactions that no quorum of it took. */
@Singleton
public class OrderingWatch {
    /** A transaction that was endorsed and not ordered. */
    public record Refusal(Instant time, String reason) {}

    /**
     * An orderer as the blocks show it.
     *
     * @param number among the consenters; 0 where they have none
     * @param mspId of its organisation
     * @param address host and port by the channel's configuration; empty where it does not say
     * @param lastSigned the newest block with its signature; -1 before the first that this gateway saw
     * @param leads whether the newest block was agreed on under its lead
     */
    public record Orderer(int number, String mspId, String address, long lastSigned, boolean leads) {}

    /** The newest block and those who order; in Raft those who have signed a block since this gateway started. */
    public record Ordering(long block, List<Orderer> orderers) {}

    /** A channel has fewer; a removed one is forgotten with the next block that names all. */
    private static final int MOST_ORDERERS = 100;

    private final Clock clock;
    private volatile @Nullable Refusal last;
    private volatile Ordering ordering = new Ordering(-1, List.of());

    @Inject
    public OrderingWatch(Clock clock) {
        this.clock = clock;
    }

    void notOrdered(String reason) {
        last = new Refusal(clock.instant(), reason);
    }

    /** A block has come; told by one thread. */
    void ordered(BlockSigners signers) {
        Map<String, Orderer> all = new LinkedHashMap<>();
        boolean complete = signers.orderers().stream().allMatch(orderer -> orderer.number() > 0);
        Map<String, Orderer> before = new LinkedHashMap<>();
        ordering.orderers().forEach(orderer -> before.put(nameOf(orderer.number(), orderer.mspId()), orderer));
        for (BlockSigners.Orderer orderer : signers.orderers()) {
            String name = nameOf(orderer.number(), orderer.mspId());
            Orderer known = before.remove(name);
            long lastSigned = orderer.signed() ? signers.block() : known == null ? -1 : known.lastSigned();
            boolean leads = complete
                    ? signers.leader().stream().anyMatch(number -> number == orderer.number())
                    : orderer.signed(); // in Raft the leader signs, and no other
            all.put(name, new Orderer(orderer.number(), orderer.mspId(), orderer.address(), lastSigned, leads));
        }
        if (!complete) {
            before.forEach((name, known) -> all.put(
                    name, new Orderer(known.number(), known.mspId(), known.address(), known.lastSigned(), false)));
        }
        ordering = new Ordering(
                signers.block(), all.values().stream().limit(MOST_ORDERERS).toList());
    }

    private static String nameOf(int number, String mspId) {
        return mspId + "/" + number;
    }

    /** Who orders, by the newest block. */
    public Ordering ordering() {
        return ordering;
    }

    /** The last refusal, if no new block has come since. */
    public Optional<Refusal> since(Optional<Instant> newBlock) {
        return Optional.ofNullable(last)
                .filter(refusal ->
                        newBlock.filter(block -> block.isAfter(refusal.time())).isEmpty());
    }
}
