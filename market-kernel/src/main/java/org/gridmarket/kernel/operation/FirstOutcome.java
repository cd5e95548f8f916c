package org.gridmarket.kernel.operation;

import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * An operation that has been carried out, and what came of it.
 *
 * @param intent SHA-256 of function and payload, so that an id cannot stand for two things
 * @param result what its caller was answered
 */
public record FirstOutcome(Bytes intent, String result) {
    static Bytes intent(String function, Submission submission) {
        return Digest.sha256(Bytes.utf8(function), submission.payload());
    }
}
