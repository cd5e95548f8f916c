package org.gridmarket.client;

import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.jspecify.annotations.Nullable;

/**
 * One transaction as a gateway tells it. Two gateways tell the same when all parts are equal, byte for byte.
 *
 * @param block number of its block as the wire has it; negative where it is above any that there can be
 * @param transaction its id
 * @param events its events, a JSON array in UTF-8; bytes, since a text of the same length may take twice the memory. Empty where
 *     they were left out
 * @param leftOut what is told in place of events that are longer than was asked for; null where they are all there
 */
public record TransactionText(
        long block,
        String transaction,
        Bytes events,
        @Nullable LeftOut leftOut) {
    private static final Bytes NO_EVENTS = Bytes.utf8("");

    /**
     * Events that were left out.
     *
     * @param bytes how many they are, more than 0
     * @param digest SHA-256 of them
     */
    record LeftOut(long bytes, Bytes digest) {}

    /** @param eventsJson its events, a JSON array */
    public TransactionText(long block, String transaction, String eventsJson) {
        this(block, transaction, Bytes.utf8(eventsJson), null);
    }

    static TransactionText whole(long block, String transaction, Bytes events) {
        return new TransactionText(block, transaction, events, null);
    }

    /** Of events that are longer than was asked for: all that is told of them is their length in bytes and a digest. */
    static TransactionText leftOut(long block, String transaction, long length, Bytes digest) {
        return new TransactionText(block, transaction, NO_EVENTS, new LeftOut(length, digest));
    }

    /** Whether this is what was left out of another. */
    boolean isWholeOf(TransactionText other) {
        return leftOut(block, transaction, events.length(), Digest.sha256(events))
                .equals(other);
    }

    /** Its events, a JSON array. */
    public String eventsJson() {
        return events.toUtf8();
    }

    /** What is kept of one that is believed. */
    Bytes digest() {
        Bytes place = Bytes.utf8(Long.toString(block));
        Bytes id = Bytes.utf8(transaction);
        return leftOut == null
                ? Digest.sha256(place, id, events)
                : Digest.sha256(place, id, Bytes.utf8(Long.toString(leftOut.bytes())), leftOut.digest());
    }

    int length() {
        return transaction.length()
                + events.length()
                + (leftOut == null ? 0 : Long.BYTES + leftOut.digest().length());
    }
}
