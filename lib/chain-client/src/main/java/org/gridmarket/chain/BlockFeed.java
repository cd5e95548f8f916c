package org.gridmarket.chain;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.gridmarket.chain.block.BlockRefusedException;
import org.gridmarket.chain.block.VerifiedBlocks;
import org.gridmarket.kernel.wire.Bytes;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.Block;
import org.jspecify.annotations.Nullable;

/**
 * All blocks from a checkpoint on, in order, each once unless the checkpoint lags; then live. Each is verified
 * ({@link VerifiedBlocks}). They come from the own organisation's peer; while that one is away or behind, from two peers of
 * other organisations that say the same, and from the own again after a while. One feed serves one consumer.
 */
public final class BlockFeed implements AutoCloseable {
    /** Two other organisations must agree where the own peer does not speak. */
    private static final int WITNESSES = 2;

    /** So long others are followed before the own peer is tried again. */
    static final Duration BACK_TO_OWN = Duration.ofSeconds(30);

    private final List<PeerBlocks> peers;
    private final Bytes genesis;
    private final ChainSettings settings;
    private final BlockReading reading;
    private final Executor later;
    private @Nullable VerifiedBlocks verified;
    private volatile boolean closed;
    private volatile @Nullable BlockStreams running;

    /**
     * @param peers the own organisation's first
     * @param genesis hash of the channel's first block
     * @param backToOwn how long others are followed
     */
    BlockFeed(List<PeerBlocks> peers, Bytes genesis, ChainSettings settings, BlockReading reading, Duration backToOwn) {
        this.peers = List.copyOf(peers);
        this.genesis = genesis;
        this.settings = settings;
        this.reading = reading;
        this.later = CompletableFuture.delayedExecutor(backToOwn.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Feeds the consumer in the calling thread until {@link #close()} or an interrupt. What the consumer throws ends the
     * feed and reaches the caller; the block is then not taken.
     */
    public void run(Checkpoint checkpoint, BlockConsumer consumer) throws InterruptedException {
        int failures = 0;
        int turn = 0;
        while (!closed) {
            long begin = checkpoint.nextBlock();
            boolean own = ownHas(begin);
            try {
                follow(own ? peers.subList(0, 1) : witnesses(turn++), own, checkpoint, consumer);
                failures = 0;
            } catch (BlockStreams.Ended ended) {
                if (closed) {
                    return;
                }
                tell(ended);
                failures = checkpoint.nextBlock() > begin ? 1 : failures + 1;
                settings.pauseAfter(failures);
            }
        }
    }

    private void tell(BlockStreams.Ended ended) {
        if (ended.isRefused()) {
            settings.watch().blockRefused(ended.peer(), ended.reason());
        } else {
            settings.watch().peerLeft(ended.peer(), ended.reason());
        }
    }

    /** Ends the feed; a block that is being taken is finished first. */
    @Override
    public void close() {
        closed = true;
        BlockStreams streams = running;
        if (streams != null) {
            streams.close();
        }
    }

    /** Whether the own peer is to be followed: when it is up to date, or nobody can stand in for it. */
    private boolean ownHas(long next) {
        if (peers.size() <= WITNESSES) {
            return true;
        }
        PeerBlocks own = peers.getFirst();
        try {
            return own.height() >= next;
        } catch (GatewayException silent) {
            settings.watch().peerLeft(own.name(), Failure.reason(silent));
            return false;
        }
    }

    /** Two others, by turns another two. */
    private List<PeerBlocks> witnesses(int turn) {
        List<PeerBlocks> others = peers.subList(1, peers.size());
        return List.of(others.get(turn % others.size()), others.get((turn + 1) % others.size()));
    }

    /** Follows peers for as long as they answer alike; others than the own for a while only, and then returns. */
    private void follow(List<PeerBlocks> from, boolean own, Checkpoint checkpoint, BlockConsumer consumer)
            throws InterruptedException, BlockStreams.Ended {
        Turn turn = new Turn();
        if (!own) {
            later.execute(turn::end);
        }
        try {
            VerifiedBlocks known = verifiedUpTo(checkpoint.nextBlock(), from.getFirst(), turn);
            try (BlockStreams streams = opened(from, known.next(), turn)) {
                while (!closed && !turn.over) {
                    Block block = streams.next(known);
                    known.signers().ifPresent(settings.watch()::ordered);
                    verified = null; // until it is taken: a consumer that fails leaves it to come again
                    consumer.accept(reading.read(block));
                    checkpoint.taken(block.getHeader().getNumber());
                    verified = known;
                }
            }
        } catch (BlockStreams.Ended ended) {
            if (!turn.over || ended.isRefused()) {
                throw ended;
            }
        }
    }

    private VerifiedBlocks verifiedUpTo(long next, PeerBlocks peer, Turn turn) throws BlockStreams.Ended {
        VerifiedBlocks known = verified;
        if (known != null && known.next() == next) {
            return known;
        }
        try {
            return VerifiedBlocks.from(next, genesis, number -> {
                try (BlockStreams one = opened(List.of(peer), number, turn)) {
                    return one.first();
                }
            });
        } catch (BlockRefusedException untrue) {
            throw BlockStreams.refused(peer, untrue);
        }
    }

    private BlockStreams opened(List<PeerBlocks> from, long block, Turn turn) throws BlockStreams.Ended {
        BlockStreams streams = BlockStreams.open(from, block);
        running = streams;
        turn.streams = streams;
        if (closed || turn.over) { // said before there was anything to close
            streams.close();
        }
        return streams;
    }

    /** The time that peers are followed; over when those who stand in have had theirs. */
    private static final class Turn {
        private volatile boolean over;
        private volatile @Nullable BlockStreams streams;

        void end() {
            over = true;
            BlockStreams open = streams;
            if (open != null) {
                open.close();
            }
        }
    }
}
