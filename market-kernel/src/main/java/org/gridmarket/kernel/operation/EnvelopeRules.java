package org.gridmarket.kernel.operation;

import static org.gridmarket.kernel.decision.Rule.rule;
import static org.gridmarket.kernel.ledger.ShellRejection.BAD_SIGNATURE;
import static org.gridmarket.kernel.ledger.ShellRejection.OPERATION_EXPIRED;
import static org.gridmarket.kernel.ledger.ShellRejection.OPERATION_REPEATED;
import static org.gridmarket.kernel.ledger.ShellRejection.OPERATION_REUSED;
import static org.gridmarket.kernel.ledger.ShellRejection.OPERATION_TOO_LONG_VALID;
import static org.gridmarket.kernel.ledger.ShellRejection.PAYLOAD_TOO_LARGE;

import java.util.List;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.SigningBytes;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** What every signed operation must be before its own rules are asked (anonymity, "Accounts and signatures"). */
public final class EnvelopeRules {
    private static final String SOURCE = "anonymity, Accounts and signatures";

    // spotless:off
    static final RuleBook<Envelope> ENVELOPE = RuleBook.of("every signed operation: envelope",
            rule(PAYLOAD_TOO_LARGE,        SOURCE, Envelope::tooLarge),
            rule(BAD_SIGNATURE,            SOURCE, Envelope::badSignature));
    static final RuleBook<SubmissionFacts> SUBMISSION = RuleBook.of("every signed operation: standing",
            rule(OPERATION_REUSED,         SOURCE, SubmissionFacts::reused),
            rule(OPERATION_REPEATED,       SOURCE, SubmissionFacts::repeated),
            rule(OPERATION_EXPIRED,        SOURCE, SubmissionFacts::expired),
            rule(OPERATION_TOO_LONG_VALID, SOURCE, SubmissionFacts::tooLongValid));
    // spotless:on

    /** Both, in order; a contract with signed operations lists them. */
    public static final List<RuleBook<?>> BOOKS = List.of(ENVELOPE, SUBMISSION);

    private EnvelopeRules() {}

    /** A submission as it came. */
    record Envelope(
            String function, Submission submission, LedgerCall call, SignatureCheck signatures, int payloadBytes) {
        @Nullable String tooLarge() {
            int length = submission.payload().length();
            return length > payloadBytes
                    ? "payload has " + length + " bytes; at most " + payloadBytes + " are allowed"
                    : null;
        }

        @Nullable String badSignature() {
            Bytes message = SigningBytes.of(
                    call.target(),
                    function,
                    submission.signer(),
                    submission.operation(),
                    submission.lastBook(),
                    submission.payload());
            return signatures.isGood(submission.signer(), message, submission.signature())
                    ? null
                    : "signature of " + submission.signer() + " under " + function + " on " + call.target()
                            + " is not good";
        }
    }

    /** A good submission against the ledger: the first outcome of its id, if any, and until when it may be carried out. */
    record SubmissionFacts(
            String function,
            Submission submission,
            @Nullable FirstOutcome first,
            Validity validity,
            LedgerTime now) {
        @Nullable String reused() {
            return first != null && !first.intent().equals(FirstOutcome.intent(function, submission))
                    ? "operation " + submission.operation() + " was used for another intent"
                    : null;
        }

        /** The detail is the first result, for the relay to hand on. */
        @Nullable String repeated() {
            return first == null ? null : first.result();
        }

        @Nullable String expired() {
            return validity.over(submission.lastBook(), now);
        }

        @Nullable String tooLongValid() {
            return validity.tooFar(submission.lastBook(), now);
        }
    }
}
