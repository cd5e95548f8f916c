package org.gridmarket.gateway.readmodel;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.LastTime;
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
    private final LastTime lastNewBlock;
    private final Thread writer = FatalErrors.ofThisProcess().vital("read-model", this::write);
    private volatile @Nullable RuntimeException failure;
    private volatile long newestSeen = -1;
    private long toldFirst = -1;

    public BlockIntake(ReadModel model, BlockSource source, int blocksPerCommit, InstantSource clock) {
        this.model = model;
        this.source = source;
        this.blocksPerCommit = blocksPerCommit;
        this.queue = new ArrayBlockingQueue<>(blocksPerCommit);
        this.lastNewBlock = new LastTime(clock);
    }

    /** Goes on after the last block that is stored. */
    public void start() {
        writer.start();
        source.start(model.height() + 1, this::take);
    }

    private void take(LedgerBlock block) throws InterruptedException {
        newestSeen = Math.max(newestSeen, block.number());
        noteIfNew(block.number());
        queue.put(EventBlock.of(block));
    }

    /** What the ledger had when this gateway first heard of it says nothing of how the ordering service is now. */
    private void noteIfNew(long block) {
        OptionalLong told = newestTold();
        if (told.isEmpty()) {
            return;
        }
        if (toldFirst < 0) {
            toldFirst = told.getAsLong();
        }
        if (block > toldFirst && block >= told.getAsLong()) {
            lastNewBlock.now();
        }
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

    /**
     * How many blocks the rows are behind the newest one known; empty while no peer says anything, since a number that was
     * true once is not true because nobody contradicts it.
     */
    public OptionalLong lag() {
        OptionalLong told = newestTold();
        if (told.isEmpty()) {
            return told;
        }
        return OptionalLong.of(Math.max(0, Math.max(newestSeen, told.getAsLong()) - model.height()));
    }

    /**
     * The newest block by the own organisation's peer; while that is away, by the least of the others, since one that lies
     * must not keep this gateway waiting for a block that does not come.
     */
    private OptionalLong newestTold() {
        List<PeerStanding> up = source.peers().stream().filter(PeerStanding::up).toList();
        if (up.isEmpty()) {
            return OptionalLong.empty();
        }
        if (up.getFirst().equals(source.peers().getFirst())) {
            return OptionalLong.of(up.getFirst().newestBlock());
        }
        return up.stream().mapToLong(PeerStanding::newestBlock).min();
    }

    /** Whether the rows tell the present, as far as anybody knows; false while no peer tells its height. */
    public boolean isCaughtUp() {
        OptionalLong lag = lag();
        return lag.isPresent() && lag.getAsLong() == 0;
    }

    /** What the peers have said last. */
    public List<PeerStanding> peers() {
        return source.peers();
    }

    /** When a new block last came, other than what was read to catch up. */
    public LastTime lastNewBlock() {
        return lastNewBlock;
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
