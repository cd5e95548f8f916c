package org.gridmarket.gateway.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.gridmarket.chain.LedgerBlock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Between feed and database: whatever has queued up while one transaction was written goes into the next one, so that
 * catching up takes few transactions and a single new block is written at once.
 */
public final class BlockIntake implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BlockIntake.class);

    private final ReadModel model;
    private final BlockSource source;
    private final int blocksPerCommit;
    private final BlockingQueue<EventBlock> queue;
    private final Thread writer =
            Thread.ofPlatform().name("read-model").daemon().unstarted(this::write);
    private volatile @Nullable RuntimeException failure;
    private volatile long newestSeen = -1;

    public BlockIntake(ReadModel model, BlockSource source, int blocksPerCommit) {
        this.model = model;
        this.source = source;
        this.blocksPerCommit = blocksPerCommit;
        this.queue = new ArrayBlockingQueue<>(blocksPerCommit);
    }

    /** Goes on after the last block that is stored. */
    public void start() {
        writer.start();
        source.start(model.height() + 1, this::take);
    }

    private void take(LedgerBlock block) throws InterruptedException {
        newestSeen = Math.max(newestSeen, block.number());
        queue.put(EventBlock.of(block));
    }

    private void write() {
        List<EventBlock> batch = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                batch.add(queue.take());
                queue.drainTo(batch, blocksPerCommit - 1);
                model.apply(batch);
                batch.clear();
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException broken) {
                failure = broken;
                LOG.errorf(
                        broken,
                        "the read model cannot take in blocks from %d on and stands still; rebuild it, or repair the"
                                + " database and start again",
                        batch.getFirst().number());
                return;
            }
        }
    }

    /** What has stopped it; null while it runs. */
    public @Nullable RuntimeException failure() {
        return failure;
    }

    /** How many blocks the rows are behind the newest one known. */
    public long lag() {
        return Math.max(0, Math.max(newestSeen, source.newestBlock()) - model.height());
    }

    /** Whether the rows tell the present, as far as anybody knows; false until a peer has told its height. */
    public boolean isCaughtUp() {
        return source.newestBlock() >= 0 && lag() == 0;
    }

    @Override
    public void close() {
        source.close();
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
