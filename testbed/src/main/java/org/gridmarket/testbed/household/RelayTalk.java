package org.gridmarket.testbed.household;

import com.google.protobuf.ByteString;
import java.util.concurrent.atomic.AtomicLong;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.client.Answer;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What a link says to relays and hears from them. It tells each relay which block an operation builds on: an earlier answer
 * may have come through another one. Thread-safe.
 */
final class RelayTalk {
    private final AtomicLong newestBlock = new AtomicLong();

    /** Something of this block has become known. */
    void heardOf(long block) {
        newestBlock.accumulateAndGet(block, Math::max);
    }

    SignedOperation message(String function, Submission submission) {
        return SignedOperation.newBuilder()
                .setFunction(function)
                .setSigner(bytes(submission.signer().key()))
                .setOperationId(bytes(submission.operation().id()))
                .setLastBook(submission.lastBook().index())
                .setPayload(bytes(submission.payload()))
                .setSignature(bytes(submission.signature()))
                .setSeenBlock(newestBlock.get())
                .build();
    }

    static ByteString bytes(Bytes content) {
        return ByteString.copyFrom(content.copy());
    }

    /** A relay's outcome, as agents read it. */
    Answer read(SubmitOutcome outcome) {
        return switch (outcome.getOutcomeCase()) {
            case COMMITTED -> {
                heardOf(outcome.getCommitted().getBlock());
                yield new Answer.Committed(
                        outcome.getCommitted().getResultJson(),
                        outcome.getCommitted().getRepeated());
            }
            case REJECTED ->
                new Answer.Rejected(
                        outcome.getRejected().getCode(),
                        outcome.getRejected().getSource(),
                        outcome.getRejected().getDetail());
            case CONFLICTED -> new Answer.Conflicted(outcome.getConflicted().getAttempts());
            case INDETERMINATE ->
                new Answer.Indeterminate(outcome.getIndeterminate().getReason());
            case OUTCOME_NOT_SET -> new Answer.Indeterminate("the gateway answered without an outcome");
        };
    }
}
