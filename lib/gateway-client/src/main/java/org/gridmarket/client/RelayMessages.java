package org.gridmarket.client;

import com.google.protobuf.ByteString;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.wire.Bytes;

/** What a client says to relays and hears from them. */
public final class RelayMessages {
    private RelayMessages() {}

    /** @param seenBlock the newest block that is believed: what the sender builds on, whichever gateway carries it */
    public static SignedOperation message(String function, Submission submission, long seenBlock) {
        return SignedOperation.newBuilder()
                .setFunction(function)
                .setSigner(bytes(submission.signer().key()))
                .setOperationId(bytes(submission.operation().id()))
                .setLastBook(submission.lastBook().index())
                .setPayload(bytes(submission.payload()))
                .setSignature(bytes(submission.signature()))
                .setSeenBlock(seenBlock)
                .build();
    }

    public static ByteString bytes(Bytes content) {
        return ByteString.copyFrom(content.copy());
    }

    /** One relay's word. The number of the block that it names is not used for anything. */
    public static Answer read(SubmitOutcome outcome) {
        return switch (outcome.getOutcomeCase()) {
            case COMMITTED ->
                new Answer.Committed(
                        outcome.getCommitted().getResultJson(),
                        outcome.getCommitted().getRepeated());
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
