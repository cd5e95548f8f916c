package org.gridmarket.gateway.readmodel;

import org.gridmarket.chain.BlockConsumer;

/** Port: where blocks come from; reconnects by itself. */
public interface BlockSource extends AutoCloseable {
    /** Hands over every block from this one on, in order, in a thread of its own, until closed. */
    void start(long fromBlock, BlockConsumer consumer);

    /** The newest block anybody has told of, to measure how far behind the read model is; -1 while unknown. */
    long newestBlock();

    @Override
    void close();
}
