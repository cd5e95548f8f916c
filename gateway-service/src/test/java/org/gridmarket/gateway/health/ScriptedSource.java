package org.gridmarket.gateway.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.gridmarket.chain.BlockConsumer;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.gateway.readmodel.BlockSource;
import org.gridmarket.gateway.readmodel.PeerHeights;
import org.gridmarket.gateway.readmodel.PeerStanding;
import org.jspecify.annotations.Nullable;

/** Peers that say what a test has them say, when it does, by a clock that stands until it is moved. */
final class ScriptedSource implements BlockSource {
    static final Duration SILENCE = Duration.ofSeconds(25);
    static final String OWN = "Dso";
    static final String OTHER = "Cooperative";

    private Instant now;
    private final PeerHeights heights;
    private @Nullable BlockConsumer consumer;

    ScriptedSource(Instant now) {
        this.now = now;
        this.heights = new PeerHeights(List.of(OWN, OTHER), SILENCE, this::now);
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    void tells(String organisation, long blocks) {
        heights.told(organisation, blocks);
    }

    void feeds(LedgerBlock block) throws InterruptedException {
        if (consumer != null) {
            consumer.accept(block);
        }
    }

    @Override
    public void start(long fromBlock, BlockConsumer taker) {
        consumer = taker;
    }

    @Override
    public List<PeerStanding> peers() {
        return heights.standings();
    }

    @Override
    public void close() {
        consumer = null;
    }
}
