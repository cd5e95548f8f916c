package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;
import static org.gridmarket.kernel.ledger.ShellRejection.BAD_SIGNATURE;
import static org.gridmarket.kernel.ledger.ShellRejection.OPERATION_EXPIRED;
import static org.gridmarket.kernel.ledger.ShellRejection.OPERATION_REPEATED;
import static org.gridmarket.kernel.ledger.ShellRejection.OPERATION_REUSED;
import static org.gridmarket.kernel.ledger.ShellRejection.OPERATION_TOO_LONG_VALID;
import static org.gridmarket.kernel.ledger.ShellRejection.PAYLOAD_TOO_LARGE;

import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.SigningBytes;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.jspecify.annotations.Nullable;

/** What every signed operation must be before its own rules are asked (anonymity, "Accounts and signatures"). */
final class SubmissionRules {
    private static final String SOURCE = "anonymity, Accounts and signatures";

    // spotless:off
    static final RuleBook<Envelope> ENVELOPE = RuleBook.of("energy, every signed operation: envelope",
            rule(PAYLOAD_TOO_LARGE,        SOURCE, Envelope::tooLarge),
            rule(BAD_SIGNATURE,            SOURCE, Envelope::badSignature));
    static final RuleBook<Standing> STANDING = RuleBook.of("energy, every signed operation: standing",
            rule(OPERATION_REUSED,         SOURCE, Standing::reused),
            rule(OPERATION_REPEATED,       SOURCE, Standing::repeated),
            rule(OPERATION_EXPIRED,        SOURCE, Standing::expired),
            rule(OPERATION_TOO_LONG_VALID, SOURCE, Standing::tooLongValid));
    // spotless:on

    private SubmissionRules() {}

    /** A submission as it came. */
    record Envelope(
            String function, Submission submission, LedgerCall call, SignatureCheck signatures, EnergyLimits limits) {
        @Nullable String tooLarge() {
            int length = submission.payload().length();
            return length > limits.of(EnergyLimit.PAYLOAD_BYTES)
                    ? "payload has " + length + " bytes; at most " + limits.of(EnergyLimit.PAYLOAD_BYTES)
                            + " are allowed"
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

    /** A good submission against the ledger: the first outcome of its id, if any, and the seal of its last book. */
    record Standing(
            String function,
            Submission submission,
            StoredValues.@Nullable FirstOutcome first,
            boolean lastBookSealed,
            LedgerCall call,
            MarketCalendar calendar) {
        @Nullable String reused() {
            return first != null && !first.intent().equals(intent(function, submission))
                    ? "operation " + submission.operation() + " was used for another intent"
                    : null;
        }

        /** The detail is the first result, for the relay to hand on. */
        @Nullable String repeated() {
            return first == null ? null : first.result();
        }

        @Nullable String expired() {
            boolean over = !call.time().isBefore(calendar.gate(submission.lastBook()));
            return lastBookSealed || over
                    ? "last book " + submission.lastBook() + " is over in round " + calendar.roundAt(call.time())
                    : null;
        }

        @Nullable String tooLongValid() {
            return submission.lastBook().isAfter(calendar.lastNameable(call.time()))
                    ? "last book " + submission.lastBook() + " is beyond " + calendar.lastNameable(call.time())
                    : null;
        }
    }

    static Bytes intent(String function, Submission submission) {
        return Digest.sha256(Bytes.utf8(function), submission.payload());
    }
}
