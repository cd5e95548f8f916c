package org.gridmarket.chain;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.chain.block.BlockRefusedException;
import org.gridmarket.chain.block.Envelopes;
import org.gridmarket.chain.block.VerifiedBlocks;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;

/**
 * The streams of blocks of one peer, or of several that must say the same. Orderers sign a block but not how its transactions
 * ended, so more than one peer is compared where none of them is the own organisation's (ADR 15).
 */
final class BlockStreams implements AutoCloseable {
    /** A peer gives no more blocks, or none to be believed. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;

        private final String peer;
        private final boolean refused;

        private Ended(String peer, String reason, boolean refused) {
            super(reason);
            this.peer = peer;
            this.refused = refused;
        }

        String peer() {
            return peer;
        }

        String reason() {
            return String.valueOf(getMessage());
        }

        /** Whether it gave what it never should have, and not just nothing. */
        boolean isRefused() {
            return refused;
        }
    }

    private record Source(PeerBlocks peer, CloseableIterator<Block> blocks) {}

    private final List<Source> sources = new ArrayList<>();

    private BlockStreams() {}

    /** @param peers at least one */
    static BlockStreams open(List<PeerBlocks> peers, long from) throws Ended {
        BlockStreams all = new BlockStreams();
        for (PeerBlocks peer : peers) {
            try {
                all.sources.add(new Source(peer, peer.from(from)));
            } catch (GatewayRuntimeException silent) {
                all.close();
                throw ended(peer, silent);
            }
        }
        return all;
    }

    /** The next block of the first peer, as it comes. */
    Block first() throws Ended {
        return next(sources.getFirst());
    }

    /** The next block, once all have given it alike and it is verified. */
    Block next(VerifiedBlocks verified) throws Ended {
        Source first = sources.getFirst();
        Block block = next(first);
        try {
            for (Source other : sources.subList(1, sources.size())) {
                requireSame(block, first, next(other), other);
            }
            verified.take(block);
            return block;
        } catch (BlockRefusedException untrue) {
            throw refused(first.peer(), untrue);
        }
    }

    static Ended refused(PeerBlocks peer, BlockRefusedException untrue) {
        return new Ended(peer.name(), String.valueOf(untrue.getMessage()), true);
    }

    private static Block next(Source source) throws Ended {
        try {
            if (source.blocks().hasNext()) {
                return source.blocks().next();
            }
        } catch (GatewayRuntimeException broken) {
            throw ended(source.peer(), broken);
        }
        throw new Ended(source.peer().name(), "it has ended the stream of blocks", false);
    }

    private static void requireSame(Block block, Source first, Block other, Source second) throws Ended {
        if (!block.getHeader().equals(other.getHeader())
                || !Envelopes.validities(block).equals(Envelopes.validities(other))) {
            throw new Ended(
                    first.peer().name(),
                    "the peers of " + first.peer().name() + " and "
                            + second.peer().name() + " say different things of block "
                            + block.getHeader().getNumber(),
                    true);
        }
    }

    private static Ended ended(PeerBlocks peer, GatewayRuntimeException cause) {
        return new Ended(peer.name(), StatusWords.of(cause.getStatus()), false);
    }

    @Override
    public void close() {
        sources.forEach(source -> source.blocks().close());
    }
}
