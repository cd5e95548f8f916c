package org.gridmarket.kernel.operation;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;

/**
 * The way of every signed operation of one contract: its envelope is judged, a repeated one is given its first outcome, its
 * payload is read and carried out, and the outcome is remembered.
 *
 * @param <V> how the contract counts time
 */
public final class SignedOperations<V extends Validity> {
    private final SignatureCheck signatures;
    private final int payloadBytes;
    private final FirstOutcomes outcomes;
    private final Function<WorldState, Decision<V>> validity;

    /**
     * @param payloadBytes how long a payload may be
     * @param outcomes where first outcomes are kept
     * @param validity the market's time; a refusal while there is none
     */
    public SignedOperations(
            SignatureCheck signatures,
            int payloadBytes,
            FirstOutcomes outcomes,
            Function<WorldState, Decision<V>> validity) {
        this.signatures = signatures;
        this.payloadBytes = payloadBytes;
        this.outcomes = outcomes;
        this.validity = validity;
    }

    /** Carries out one; {@code command} is asked only when the envelope is good and new. */
    public <C> Decision<Receipt> carryOut(
            SignedMessage<C> message,
            LedgerCall call,
            WorldState world,
            BiFunction<? super C, SignedOperation<V>, Decision<Receipt>> command) {
        Submission submission = message.submission();
        return EnvelopeRules.ENVELOPE
                .check(new EnvelopeRules.Envelope(message.function(), submission, call, signatures, payloadBytes))
                .then(envelope -> validity.apply(world))
                .then(time -> EnvelopeRules.SUBMISSION
                        .check(new EnvelopeRules.SubmissionFacts(
                                message.function(),
                                submission,
                                outcomes.find(world, submission).orElse(null),
                                time,
                                call.time()))
                        .then(standing -> command.apply(
                                message.command(),
                                new SignedOperation<>(
                                        submission.signer(), FirstOutcomes.name(submission), time, call))))
                .map(receipt -> {
                    outcomes.remember(world, message.function(), submission, receipt.result());
                    return receipt;
                });
    }
}
