package org.gridmarket.kernel.operation;

import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * A signed operation as it came: its envelope, and what its payload has to be.
 *
 * @param function such as {@code energy:postOffers}; signed with it
 * @param type the message that the payload is the canonical form of
 * @param submission the envelope
 * @param <C> the kind of message
 */
public record SignedMessage<C>(String function, Class<C> type, Submission submission) {
    /** Reads the payload; only after the signature has been found good. */
    public C command() {
        return RecordCodec.of(type).read(submission.payload());
    }
}
