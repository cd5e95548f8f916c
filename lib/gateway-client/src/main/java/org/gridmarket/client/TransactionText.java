package org.gridmarket.client;

import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * One transaction as a gateway tells it. Two gateways tell the same when all three are equal, byte for byte.
 *
 * @param block number of its block as the wire has it; negative where it is above any that there can be
 * @param transaction its id
 * @param eventsJson its events
 */
public record TransactionText(long block, String transaction, String eventsJson) {
    /** What is kept of one that is believed. */
    Bytes digest() {
        return Digest.sha256(Bytes.utf8(Long.toString(block)), Bytes.utf8(transaction), Bytes.utf8(eventsJson));
    }

    int length() {
        return transaction.length() + eventsJson.length();
    }
}
