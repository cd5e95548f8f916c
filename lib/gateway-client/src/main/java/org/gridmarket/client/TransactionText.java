package org.gridmarket.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * One transaction as a gateway tells it. Two gateways tell the same when all three are equal, byte for byte.
 *
 * @param block number of its block as the wire has it; negative where it is above any that there can be
 * @param transaction its id
 * @param events its events, UTF-8; bytes, since a text of the same length may take twice the memory
 */
public record TransactionText(long block, String transaction, Bytes events) {
    /** Begins what stands in place of events that are too long for who asked; no JSON begins so. */
    private static final String LEFT_OUT = "left out ";

    private static final Pattern LEFT_OUT_EVENTS =
            Pattern.compile(LEFT_OUT + "(\\d{1,18}) bytes, SHA-256 [0-9a-f]{64}");

    /** Characters of that, and more. */
    private static final int LONGEST_LEFT_OUT = 128;

    /** @param eventsJson its events, a JSON array */
    public TransactionText(long block, String transaction, String eventsJson) {
        this(block, transaction, Bytes.utf8(eventsJson));
    }

    /** Of events that are longer than was asked for: all that is told of them is their length in bytes and a digest. */
    static TransactionText leftOut(long block, String transaction, long length, Bytes digest) {
        return new TransactionText(
                block, transaction, LEFT_OUT + Long.toUnsignedString(length) + " bytes, SHA-256 " + digest.toHex());
    }

    /** Whether length and digest are all that was told of its events. */
    public boolean isLeftOut() {
        return events.length() <= LONGEST_LEFT_OUT
                && LEFT_OUT_EVENTS.matcher(eventsJson()).matches();
    }

    /** How many bytes of events were left out, of one that {@link #isLeftOut}. */
    long leftOutBytes() {
        Matcher leftOut = LEFT_OUT_EVENTS.matcher(eventsJson());
        if (!leftOut.matches()) {
            throw new IllegalStateException("the events are all there");
        }
        return Long.parseLong(leftOut.group(1));
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
        return Digest.sha256(Bytes.utf8(Long.toString(block)), Bytes.utf8(transaction), events);
    }

    int length() {
        return transaction.length() + events.length();
    }
}
