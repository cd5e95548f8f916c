package org.gridmarket.gateway.readmodel;

import java.util.List;
import org.gridmarket.chain.BlockConsumer;

/** Port: where blocks come from; reconnects by itself. */
public interface BlockSource extends AutoCloseable {
    /** Hands over every block from this one on, in order, in a thread of its own, until closed. */
    void start(long fromBlock, BlockConsumer consumer);

    /** What the peers have said last, own organisation's first: how far the read model is behind, and who is silent. */
    List<PeerStanding> peers();

    @Override
    void close();
}
