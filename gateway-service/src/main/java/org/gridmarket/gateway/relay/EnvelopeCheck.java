package org.gridmarket.gateway.relay;

import io.grpc.Status;
import java.util.Optional;
import org.gridmarket.gateway.grpc.Shown;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.SigningBytes;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;

/** What can be refused of an operation without knowing its account: a function that nobody signs, too long, not signed. */
final class EnvelopeCheck {
    private final Target target;
    private final SignatureCheck signatures;

    EnvelopeCheck(Target target, SignatureCheck signatures) {
        this.target = target;
        this.signatures = signatures;
    }

    /** No market of this gateway has such a function. */
    static Status noSuchFunction(String function) {
        return Status.INVALID_ARGUMENT.withDescription(
                "'" + Shown.text(function) + "' is no function that an account signs");
    }

    /** Empty when it may be looked at further. */
    Optional<Status> refusal(String function, Submission submission, int payloadBytes) {
        if (submission.payload().length() > payloadBytes) {
            return refuse("the payload has " + submission.payload().length() + " bytes; at most " + payloadBytes
                    + " are carried, so split the operation");
        }
        if (!isSigned(function, submission)) {
            return refuse("the signature does not fit key, function, payload and ledger " + target.channel() + "/"
                    + target.chaincode());
        }
        return Optional.empty();
    }

    private boolean isSigned(String function, Submission submission) {
        return signatures.isGood(
                submission.signer(),
                SigningBytes.of(
                        target,
                        function,
                        submission.signer(),
                        submission.operation(),
                        submission.lastBook(),
                        submission.payload()),
                submission.signature());
    }

    private static Optional<Status> refuse(String reason) {
        return Optional.of(Status.INVALID_ARGUMENT.withDescription(reason));
    }
}
