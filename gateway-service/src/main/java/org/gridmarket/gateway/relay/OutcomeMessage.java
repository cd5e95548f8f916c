package org.gridmarket.gateway.relay;

import io.grpc.Status;
import org.gridmarket.api.v1.Committed;
import org.gridmarket.api.v1.Conflicted;
import org.gridmarket.api.v1.Indeterminate;
import org.gridmarket.api.v1.Rejected;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.chain.Outcome;
import org.gridmarket.gateway.grpc.Calls;

/** An outcome as it travels; that nothing was ordered at all is the status UNAVAILABLE. */
public final class OutcomeMessage {
    private OutcomeMessage() {}

    public static SubmitOutcome of(Outcome outcome) {
        SubmitOutcome.Builder message = SubmitOutcome.newBuilder();
        return switch (outcome) {
            case Outcome.Committed done ->
                message.setCommitted(Committed.newBuilder()
                                .setResultJson(done.result())
                                .setBlock(done.block())
                                .setTransactionId(done.transactionId()))
                        .build();
            case Outcome.Repeated first ->
                message.setCommitted(Committed.newBuilder()
                                .setResultJson(first.result())
                                .setRepeated(true))
                        .build();
            case Outcome.Unavailable nobody -> throw Calls.refusal(Status.UNAVAILABLE, nobody.text());
            case Outcome.Rejected refused ->
                message.setRejected(Rejected.newBuilder()
                                .setCode(refused.code())
                                .setSource(refused.source())
                                .setDetail(refused.detail()))
                        .build();
            case Outcome.Conflicted conflicted ->
                message.setConflicted(Conflicted.newBuilder().setAttempts(conflicted.attempts()))
                        .build();
            case Outcome.Indeterminate unknown ->
                message.setIndeterminate(Indeterminate.newBuilder()
                                .setTransactionId(unknown.transactionId())
                                .setReason(unknown.reason()))
                        .build();
        };
    }
}
