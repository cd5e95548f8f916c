package org.gridmarket.client;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;

/** What has been believed last, by place in the ledger's order: what gateways that are behind are held against. */
final class BelievedWindow {
    private final List<Bytes> digests = new ArrayList<>();
    private final int remembered;
    private long first;
    private long firstOfBlock;
    private long block;

    /**
     * @param fromBlock the block to ask for while nothing is believed
     * @param remembered how many are remembered at least; those of the newest block always are
     */
    BelievedWindow(long fromBlock, int remembered) {
        this.block = fromBlock;
        this.remembered = remembered;
    }

    /** The place of the next transaction to believe, from 0. */
    long next() {
        return first + digests.size();
    }

    /** The place of the first transaction of the newest block: where a gateway begins that is asked for {@link #block}. */
    long firstOfBlock() {
        return firstOfBlock;
    }

    /** The first place that is still remembered. */
    long first() {
        return first;
    }

    /** The newest block of which something is believed, or the one to begin at. */
    long block() {
        return block;
    }

    boolean isEmpty() {
        return next() == 0;
    }

    void add(TransactionText told) {
        if (told.block() > block) {
            block = told.block();
            firstOfBlock = next();
        }
        digests.add(told.digest());
        if (digests.size() >= 2 * remembered) { // seldom, and then many: each is moved once
            long kept = Math.min(firstOfBlock, next() - remembered);
            digests.subList(0, Math.toIntExact(kept - first)).clear();
            first = kept;
        }
    }

    /** Whether this is what was believed at a place that is remembered. */
    boolean isAt(long place, TransactionText told) {
        return digests.get(Math.toIntExact(place - first)).equals(told.digest());
    }
}
