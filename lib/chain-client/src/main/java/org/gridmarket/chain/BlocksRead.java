package org.gridmarket.chain;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.gridmarket.chain.block.RecomputedValidity;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What an audit may say of the blocks that it has read, besides what is in them. Each followed from the one before it and was
 * signed by the orderers of its channel; else reading had ended with an exception.
 *
 * @param blocks how many there were
 * @param last hash of the last block; two readers with the same hash have read the same blocks
 * @param genesis hash of the first block, in which members and orderers stand
 * @param anchored whether the first block had to be a certain one, and was
 * @param validity how transactions must have ended, computed anew
 */
public record BlocksRead(long blocks, Bytes last, Bytes genesis, boolean anchored, RecomputedValidity validity) {
    /** The chaincodes that transactions called. */
    public Set<String> chaincodes() {
        return validity.chaincodes();
    }

    /** The first transaction that did not end as the peer said; empty when all did. */
    public Optional<String> offence() {
        return validity.offence();
    }

    /** What was not checked, and how often that occurred. */
    public SortedMap<String, Long> unchecked() {
        return validity.unchecked();
    }
}
