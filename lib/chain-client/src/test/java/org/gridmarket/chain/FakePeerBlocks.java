package org.gridmarket.chain;

import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;

/** A peer that gives the blocks that a test hands it, and may go away and come back. */
final class FakePeerBlocks implements PeerBlocks {
    private static final long LONGEST_WAIT_SECONDS = 30; // a stream that nobody closes must not hang the suite

    private final String name;
    private final List<Block> blocks = new ArrayList<>();
    private volatile boolean away;
    private final AtomicInteger streams = new AtomicInteger();

    FakePeerBlocks(String name, List<Block> blocks) {
        this.name = name;
        this.blocks.addAll(blocks);
    }

    FakePeerBlocks goesAway() {
        away = true;
        return this;
    }

    void comesBack() {
        away = false;
    }

    void has(Block block) {
        blocks.add(block);
    }

    /** How often it was asked for blocks. */
    int streams() {
        return streams.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long height() throws GatewayException {
        if (away) {
            throw new GatewayException(
                    Status.UNAVAILABLE.withDescription("io exception").asRuntimeException());
        }
        return blocks.size();
    }

    @Override
    public CloseableIterator<Block> from(long block) {
        streams.incrementAndGet();
        return new Stream((int) block);
    }

    /** Gives what there is; then waits until it is closed, as a live stream does. */
    private final class Stream implements CloseableIterator<Block> {
        private final CountDownLatch closed = new CountDownLatch(1);
        private int next;

        Stream(int next) {
            this.next = next;
        }

        @Override
        public boolean hasNext() {
            if (away) {
                throw new GatewayRuntimeException(Status.UNAVAILABLE.asRuntimeException());
            }
            if (closed.getCount() > 0 && next < blocks.size()) {
                return true;
            }
            try {
                if (!closed.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody closed the stream of " + name);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return false;
        }

        @Override
        public Block next() {
            if (next >= blocks.size()) {
                throw new NoSuchElementException();
            }
            return blocks.get(next++);
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
