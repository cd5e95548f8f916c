package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.rule.RuleRejection;
import org.gridmarket.kernel.ledger.Receipt;
import org.jspecify.annotations.Nullable;

/** Binds a public account to its meter by the meter's certificate: one prosumer per meter, any time. */
final class ProsumerRegistration {
    private static final String SOURCE = "energy-market, registerProsumer";

    /** A certificate and what it names on the ledger. */
    record Facts(
            MeterCertificate certificate,
            @Nullable SmartMeter meter,
            Account account,
            SignedCall call,
            SignatureCheck signatures) {
        @Nullable String notOwn() {
            return certificate.account().equals(call.signer())
                    ? null
                    : "certificate names " + certificate.account() + ", signed by " + call.signer();
        }

        @Nullable String unknown() {
            return meter == null ? "there is no meter " + certificate.meter() : null;
        }

        @Nullable String badCertificate() {
            return meter != null
                            && signatures.isGood(
                                    meter.key(),
                                    MeterCertificate.signingBytes(
                                            call.ledger().target(), meter.id(), certificate.account()),
                                    certificate.signature())
                    ? null
                    : "certificate of " + certificate.account() + " is not signed by meter " + certificate.meter();
        }

        @Nullable String meterBound() {
            return meter != null && meter.account() != null
                    ? "meter " + meter.id() + " is bound to " + meter.account()
                    : null;
        }

        @Nullable String accountBound() {
            return account.meter() != null ? "account " + account.key() + " is bound to " + account.meter() : null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> REGISTER = RuleBook.of("energy:registerProsumer",
            rule(AccountRejection.CERTIFICATE_NOT_OWN, SOURCE, Facts::notOwn),
            rule(RuleRejection.METER_UNKNOWN,          SOURCE, Facts::unknown),
            rule(AccountRejection.CERTIFICATE_BAD,     SOURCE, Facts::badCertificate),
            rule(AccountRejection.METER_BOUND,         SOURCE, Facts::meterBound),
            rule(AccountRejection.ACCOUNT_BOUND,       SOURCE, Facts::accountBound));
    // spotless:on

    private ProsumerRegistration() {}

    static Decision<Receipt> run(
            EnergyCommand.RegisterProsumer command, SignedCall call, EnergyState state, SignatureCheck signatures) {
        MeterCertificate certificate = command.certificate();
        @Nullable SmartMeter meter =
                EnergyState.METER.find(state.world(), certificate.meter()).orElse(null);
        Facts facts = new Facts(certificate, meter, state.account(call.signer()), call, signatures);
        return REGISTER.check(facts).map(legal -> {
            if (legal.meter() == null) {
                throw new IllegalStateException("the rule book should have refused " + certificate.meter());
            }
            EnergyState.METER.put(state.world(), legal.meter().boundTo(call.signer()), certificate.meter());
            state.putAccount(legal.account().withMeter(certificate.meter()));
            state.tell(new EnergyEvent.ProsumerRegistered(certificate.meter(), call.signer()));
            return state.receipt(EnergyResult.Done.class, new EnergyResult.Done());
        });
    }
}
