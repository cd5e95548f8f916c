package org.gridmarket.testbed.household;

import java.util.HashSet;
import java.util.Set;

/** How far a stream of events has come, so that it can go on at another gateway without a gap or an event twice. */
final class StreamCursor {
    private final Set<String> seenInBlock = new HashSet<>();
    private long block;

    StreamCursor(long fromBlock) {
        this.block = fromBlock;
    }

    /** The block to ask for: the newest one seen, some of whose transactions may be missing. */
    long block() {
        return block;
    }

    /** Whether this transaction has not been seen; it counts as seen from now on. */
    boolean isNew(long toldBlock, String transactionId) {
        if (toldBlock < block) {
            return false;
        }
        if (toldBlock > block) {
            block = toldBlock;
            seenInBlock.clear();
        }
        return seenInBlock.add(transactionId);
    }
}
