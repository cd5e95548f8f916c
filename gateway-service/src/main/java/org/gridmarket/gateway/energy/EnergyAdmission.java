package org.gridmarket.gateway.energy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.gridmarket.gateway.market.Admission;
import org.gridmarket.gateway.market.SignerStatus;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Numbered;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;

/** For whom operations of the energy market are carried. */
@Singleton
public final class EnergyAdmission implements Admission {
    private static final String REGISTRATION = "energy:registerProsumer";

    private final Target target;
    private final SignatureCheck signatures;
    private final KnownParties parties;
    private final LiveMarket market;

    @Inject
    public EnergyAdmission(Target target, SignatureCheck signatures, KnownParties parties, LiveMarket market) {
        this.target = target;
        this.signatures = signatures;
        this.parties = parties;
        this.market = market;
    }

    @Override
    public int payloadBytes() {
        return EnergyLimit.PAYLOAD_BYTES.ceiling();
    }

    /** A stranger that registers is to be public. */
    @Override
    public SignerStatus signer(String function, Submission submission) {
        Set<AccountKind> kinds = parties.kindsOf(submission.signer());
        boolean registers = function.equals(REGISTRATION);
        if (kinds.isEmpty() && !(registers && isCertified(submission))) {
            return new SignerStatus.Stranger("holds neither assets nor credit and has no licence");
        }
        boolean anonymous = EnumSet.of(AccountKind.ASSETS).containsAll(kinds) && !registers;
        return new SignerStatus.Vouched(anonymous, kinds.contains(AccountKind.SOLVER));
    }

    /** Before the market is founded, minutes do for counting. */
    @Override
    public Numbered beat(LedgerTime now) {
        return market.calendar()
                .<Numbered>map(calendar -> calendar.roundAt(now))
                .orElseGet(() -> LedgerPeriod.of((int) TimeUnit.MILLISECONDS.toMinutes(now.epochMillis())));
    }

    /** A prosumer's first operation: nobody knows its account yet, but a registered meter vouches for it. */
    private boolean isCertified(Submission submission) {
        try {
            MeterCertificate certificate = RecordCodec.of(EnergyCommand.RegisterProsumer.class)
                    .read(submission.payload())
                    .certificate();
            return parties.keyOf(certificate.meter())
                    .filter(meterKey -> isSigned(certificate, meterKey))
                    .isPresent();
        } catch (MalformedException notACertificate) {
            return false;
        }
    }

    private boolean isSigned(MeterCertificate certificate, AccountKey meterKey) {
        return signatures.isGood(
                meterKey,
                MeterCertificate.signingBytes(target, certificate.meter(), certificate.account()),
                certificate.signature());
    }
}
