package org.gridmarket.gateway.readmodel;

import java.time.Duration;
import java.util.List;
import org.gridmarket.chain.BlockConsumer;
import org.gridmarket.chain.BlockFeed;
import org.gridmarket.chain.ChainException;
import org.gridmarket.chain.Checkpoint;
import org.gridmarket.chain.FabricChain;
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
    private volatile long newest = -1;

    public FabricBlocks(FabricChain chain) {
        this.chain = chain;
    }

    @Override
    public void start(long fromBlock, BlockConsumer consumer) {
        HandedOver place = new HandedOver(fromBlock);
        threads = List.of(
                Thread.ofPlatform().name("block-feed").daemon().start(() -> feed(place, consumer)),
                Thread.ofVirtual().name("ledger-height").start(this::measure));
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

    private void measure() {
        do {
            try {
                newest = chain.height() - 1;
            } catch (ChainException silent) {
                LOG.debugf(silent, "no peer tells the height of the ledger");
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
    public long newestBlock() {
        return newest;
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
