package org.gridmarket.gateway.readmodel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.chain.BlockConsumer;
import org.gridmarket.chain.BlockFeed;
import org.gridmarket.chain.Checkpoint;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.process.FatalErrors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The blocks of a Fabric channel. A feed that fails is started again where it stood. */
public final class FabricBlocks implements BlockSource {
    private static final Logger LOG = Logger.getLogger(FabricBlocks.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration HEIGHT_EVERY = Duration.ofSeconds(5);

    /** Handed over is enough: the database has its own checkpoint, which is where a restart begins. */
    private static final class HandedOver implements Checkpoint {
        private volatile long next;

        HandedOver(long next) {
            this.next = next;
        }

        @Override
        public long nextBlock() {
            return next;
        }

        @Override
        public void taken(long block) {
            next = block + 1;
        }
    }

    private final FabricChain chain;
    private volatile List<Thread> threads = List.of();
    private volatile @Nullable BlockFeed running;
    private volatile boolean closed;
    private final PeerHeights heights;

    /**
     * @param longestSilence after which a peer is taken as away
     */
    public FabricBlocks(FabricChain chain, Duration longestSilence, InstantSource clock) {
        this.chain = chain;
        this.heights = new PeerHeights(chain.peers(), longestSilence, clock);
    }

    @Override
    public void start(long fromBlock, BlockConsumer consumer) {
        HandedOver place = new HandedOver(fromBlock);
        FatalErrors fatal = FatalErrors.ofThisProcess();
        List<Thread> all = new ArrayList<>();
        all.add(fatal.vital("block-feed", () -> feed(place, consumer)));
        // Each peer in a thread of its own: one that hangs must not make the others look silent.
        chain.peers().forEach(peer -> all.add(fatal.vital("height-" + peer, () -> measure(peer))));
        threads = List.copyOf(all);
        threads.forEach(Thread::start);
    }

    private void feed(HandedOver place, BlockConsumer consumer) {
        while (!closed) {
            try (BlockFeed feed = chain.blockFeed()) {
                running = feed;
                feed.run(place, consumer);
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failed) {
                LOG.errorf(failed, "the block feed failed before block %d and starts again", place.nextBlock());
                if (!sleeps(AGAIN)) {
                    return;
                }
            }
        }
    }

    /** Whatever goes wrong is a peer that says nothing, and its silence is seen by its age. */
    private void measure(String peer) {
        do {
            try {
                heights.told(peer, chain.heightOf(peer));
            } catch (RuntimeException silent) {
                LOG.debugf("the peer of %s tells no height: %s", peer, silent.getMessage());
            }
        } while (sleeps(HEIGHT_EVERY));
    }

    private boolean sleeps(Duration time) {
        try {
            Thread.sleep(time);
            return !closed;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public List<PeerStanding> peers() {
        return heights.standings();
    }

    @Override
    public void close() {
        closed = true;
        BlockFeed feed = running;
        if (feed != null) {
            feed.close();
        }
        threads.forEach(Thread::interrupt);
    }
}
