package org.gridmarket.chain;

import java.util.List;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.protos.common.Block;
import org.jspecify.annotations.Nullable;

/**
 * All blocks from a checkpoint on, in order, each once unless the checkpoint lags; then live. Turns to another peer by
 * itself when one leaves. One feed serves one consumer.
 */
public final class BlockFeed implements AutoCloseable {
    private final PeerConnections connections;
    private final ChainSettings settings;
    private final BlockReading reading;
    private volatile boolean closed;
    private volatile @Nullable CloseableIterator<Block> running;

    BlockFeed(PeerConnections connections, ChainSettings settings, BlockReading reading) {
        this.connections = connections;
        this.settings = settings;
        this.reading = reading;
    }

    /**
     * Feeds the consumer in the calling thread until {@link #close()} or an interrupt. What the consumer throws ends the
     * feed and reaches the caller; the block is then not taken.
     */
    public void run(Checkpoint checkpoint, BlockConsumer consumer) throws InterruptedException {
        List<Network> networks = connections.networks(Credential.CLIENT);
        int peer = 0;
        int failures = 0;
        while (!closed) {
            long begin = checkpoint.nextBlock();
            String reason = follow(networks.get(peer), checkpoint, consumer);
            if (closed) {
                return;
            }
            failures = checkpoint.nextBlock() > begin ? 1 : failures + 1;
            settings.watch().peerLeft(connections.peers().get(peer), reason);
            peer = (peer + 1) % networks.size();
            settings.pauseAfter(failures);
        }
    }

    /** Ends the feed; a block that is being taken is finished first. */
    @Override
    public void close() {
        closed = true;
        CloseableIterator<Block> blocks = running;
        if (blocks != null) {
            blocks.close();
        }
    }

    /** Follows one peer for as long as it answers; returns why it does no longer. */
    private String follow(Network network, Checkpoint checkpoint, BlockConsumer consumer) throws InterruptedException {
        long next = checkpoint.nextBlock();
        try (CloseableIterator<Block> blocks =
                network.newBlockEventsRequest().startBlock(next).build().getEvents()) {
            running = blocks;
            while (!closed && hasNext(blocks)) {
                take(blocks.next(), next++, checkpoint, consumer);
            }
            return "it ended the stream before block " + next;
        } catch (StreamBroken broken) {
            return broken.reason;
        } finally {
            running = null;
        }
    }

    private void take(Block block, long expected, Checkpoint checkpoint, BlockConsumer consumer)
            throws InterruptedException {
        if (block.getHeader().getNumber() != expected) {
            throw new ChainException("block " + expected + " was to come, and a peer sent "
                    + block.getHeader().getNumber());
        }
        consumer.accept(reading.read(block));
        checkpoint.taken(expected);
    }

    /** Only a failure of the stream leads to another peer; failures of the consumer must not look like one. */
    private static boolean hasNext(CloseableIterator<Block> blocks) throws StreamBroken {
        try {
            return blocks.hasNext();
        } catch (GatewayRuntimeException broken) {
            throw new StreamBroken(broken);
        }
    }

    private static final class StreamBroken extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        StreamBroken(GatewayRuntimeException cause) {
            super(cause);
            this.reason = cause.getStatus().toString();
        }
    }
}
