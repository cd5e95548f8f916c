package org.gridmarket.chain;

/**
 * Port: how far a consumer has come. A consumer with a database stores this in the same transaction as its rows, within
 * {@link BlockConsumer#accept}, and then has nothing to do in {@link #taken}.
 */
public interface Checkpoint {
    /** The number of the next block to take; 0 at the beginning. */
    long nextBlock();

    /** The consumer has taken the block. */
    void taken(long block);

    /** Remembers nothing: from block 0 at each start. */
    static Checkpoint none() {
        return startingAt(0);
    }

    /** Remembers nothing: from this block at each start. */
    static Checkpoint startingAt(long block) {
        return new Checkpoint() {
            @Override
            public long nextBlock() {
                return block;
            }

            @Override
            public void taken(long taken) {
                // nothing to remember
            }
        };
    }
}
