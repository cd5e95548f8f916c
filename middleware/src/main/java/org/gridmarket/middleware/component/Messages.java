package org.gridmarket.middleware.component;

import java.util.Optional;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;

/** Messages of one kind as they travel. */
final class Messages<M extends Record> {
    private final RecordCodec<M> codec;
    private final ComponentCounts counts;

    Messages(Class<M> type, ComponentCounts counts) {
        this.codec = RecordCodec.of(type);
        this.counts = counts;
    }

    /** Refuses one that is too large: that is a mistake of whoever sends it. */
    Bytes write(M message) {
        Bytes bytes = codec.writeBytes(message);
        if (bytes.length() > ComponentLimits.MESSAGE_BYTES) {
            throw new IllegalArgumentException(
                    "a message of " + bytes.length() + " bytes; at most " + ComponentLimits.MESSAGE_BYTES);
        }
        return bytes;
    }

    /** Empty, and counted, when it is another kind of message: mistakes of a sender do not end a receiver. */
    Optional<M> read(Bytes bytes) {
        try {
            return Optional.of(codec.read(bytes));
        } catch (MalformedException another) {
            counts.countUnreadable();
            return Optional.empty();
        }
    }
}
