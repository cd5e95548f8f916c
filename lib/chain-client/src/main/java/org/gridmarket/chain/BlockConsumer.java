package org.gridmarket.chain;

/** Takes blocks, one after the other, none left out. What it throws ends the feed. */
@FunctionalInterface
public interface BlockConsumer {
    /** Returns when the block has been taken. */
    void accept(LedgerBlock block) throws InterruptedException;
}
