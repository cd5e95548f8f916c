package org.gridmarket.gateway.relay;

import io.grpc.Status;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.gateway.energy.AccountKind;
import org.gridmarket.gateway.energy.KnownAccounts;
import org.gridmarket.gateway.grpc.Shown;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.SigningBytes;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * Whether a relay spends an endorsement on an operation: cheap checks of what the ledger would refuse anyway, and of who
 * asks, so that a flood of fresh keys costs nothing. No rule of the market is decided here.
 */
public final class Admission {
    private static final String REGISTRATION = "energy:registerProsumer";

    private final Target target;
    private final SignatureCheck signatures;
    private final KnownAccounts accounts;

    public Admission(Target target, SignatureCheck signatures, KnownAccounts accounts) {
        this.target = target;
        this.signatures = signatures;
        this.accounts = accounts;
    }

    /** What can be refused without knowing the account: the wrong kind of command, too long, or not signed. */
    public Optional<Status> refusalUnread(String function, Submission submission) {
        boolean signed = EnergyFunctions.command(function)
                .filter(EnergyCommand.Signed.class::isAssignableFrom)
                .isPresent();
        if (!signed) {
            return refuse(
                    Status.INVALID_ARGUMENT, "'" + Shown.text(function) + "' is no function that an account signs");
        }
        if (submission.payload().length() > EnergyLimit.PAYLOAD_BYTES.ceiling()) {
            return refuse(
                    Status.INVALID_ARGUMENT,
                    "the payload has " + submission.payload().length() + " bytes; at most "
                            + EnergyLimit.PAYLOAD_BYTES.ceiling() + " are carried, so split the operation");
        }
        if (!isSigned(function, submission)) {
            return refuse(
                    Status.INVALID_ARGUMENT,
                    "the signature does not fit key, function, payload and ledger " + target.channel() + "/"
                            + target.chaincode());
        }
        return Optional.empty();
    }

    /** Why the account of a well-signed operation may not pass; empty when it may. */
    public Optional<Status> refusalOf(String function, Submission submission, Set<AccountKind> kinds) {
        if (kinds.isEmpty() && !isRegistration(function, submission)) {
            return refuse(
                    Status.PERMISSION_DENIED,
                    "account " + submission.signer() + " holds neither assets nor credit and has no licence; a relay"
                            + " carries nothing for it");
        }
        return Optional.empty();
    }

    /** Whether no meter, no organisation and no payment answers for the account; a stranger that registers is to be public. */
    static boolean isAnonymous(String function, Set<AccountKind> kinds) {
        return EnumSet.of(AccountKind.ASSETS).containsAll(kinds) && !function.equals(REGISTRATION);
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

    /** A prosumer's first operation: nobody knows its account yet, but a registered meter vouches for it. */
    private boolean isRegistration(String function, Submission submission) {
        if (!function.equals(REGISTRATION)) {
            return false;
        }
        try {
            MeterCertificate certificate = RecordCodec.of(EnergyCommand.RegisterProsumer.class)
                    .read(submission.payload())
                    .certificate();
            return accounts.keyOf(certificate.meter())
                    .filter(meterKey -> isCertified(certificate, meterKey))
                    .isPresent();
        } catch (MalformedException notACertificate) {
            return false;
        }
    }

    private boolean isCertified(MeterCertificate certificate, AccountKey meterKey) {
        return signatures.isGood(
                meterKey,
                MeterCertificate.signingBytes(target, certificate.meter(), certificate.account()),
                certificate.signature());
    }

    private static Optional<Status> refuse(Status status, String reason) {
        return Optional.of(status.withDescription(reason));
    }
}
