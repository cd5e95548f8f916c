package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.registry.SolverLicence;
import org.gridmarket.kernel.energy.rule.RuleRejection;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.ShownText;
import org.jspecify.annotations.Nullable;

/** Licences of solvers: fresh keys are not solvers, an organisation answers for each; counts from the next round. */
final class SolverLicensing {
    private static final String SOURCE = "energy-market, a solver's licence";

    /** A licence that is asked for or given back. */
    record Facts(
            AccountKey solver,
            @Nullable SolverLicence licence,
            int licencesOfOrganisation,
            LedgerCall call,
            EnergyLimits limits) {
        @Nullable String notAdministrator() {
            return call.creator().administrator()
                    ? null
                    : ShownText.of(call.creator().subject()) + " is no administrator of "
                            + call.creator().organisation();
        }

        @Nullable String inForce() {
            return licence != null && licence.until() == null ? "solver " + solver + " is licensed" : null;
        }

        @Nullable String exhausted() {
            return licencesOfOrganisation >= limits.of(EnergyLimit.LICENCES_PER_ORGANISATION)
                    ? call.creator().organisation() + " has " + licencesOfOrganisation + " licensed solvers; at most "
                            + limits.of(EnergyLimit.LICENCES_PER_ORGANISATION)
                    : null;
        }

        @Nullable String notOwn() {
            return licence == null
                            || licence.until() != null
                            || licence.organisation() != call.creator().organisation()
                    ? "solver " + solver + " holds no licence of "
                            + call.creator().organisation()
                    : null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> GRANT = RuleBook.of("energy:grantLicence",
            rule(RuleRejection.ROLE_NOT_ALLOWED,   SOURCE, Facts::notAdministrator),
            rule(RuleRejection.LICENCE_EXISTS,     SOURCE, Facts::inForce),
            rule(RuleRejection.LICENCES_EXHAUSTED, SOURCE, Facts::exhausted));
    static final RuleBook<Facts> WITHDRAW = RuleBook.of("energy:withdrawLicence",
            rule(RuleRejection.ROLE_NOT_ALLOWED,   SOURCE, Facts::notAdministrator),
            rule(RuleRejection.LICENCE_UNKNOWN,    SOURCE, Facts::notOwn));
    // spotless:on

    private SolverLicensing() {}

    static Decision<Receipt> grant(EnergyCommand.GrantLicence command, LedgerCall call, EnergyState state) {
        return GRANT.check(facts(command.solver(), call, state)).map(legal -> {
            SolverLicence licence =
                    new SolverLicence(command.solver(), call.creator().organisation(), nextRound(call, state), null);
            EnergyState.LICENCE_OF.put(
                    state.world(),
                    new StoredValues.LicenceOf(licence.organisation()),
                    licence.organisation(),
                    licence.solver());
            return store(licence, state);
        });
    }

    static Decision<Receipt> withdraw(EnergyCommand.WithdrawLicence command, LedgerCall call, EnergyState state) {
        return WITHDRAW.check(facts(command.solver(), call, state)).map(legal -> {
            SolverLicence held =
                    EnergyState.LICENCE.find(state.world(), command.solver()).orElseThrow();
            EnergyState.LICENCE_OF.delete(state.world(), held.organisation(), held.solver());
            return store(
                    new SolverLicence(held.solver(), held.organisation(), held.from(), nextRound(call, state)), state);
        });
    }

    private static Facts facts(AccountKey solver, LedgerCall call, EnergyState state) {
        int held = EnergyState.LICENCE_OF
                .startingWith(
                        state.world(),
                        state.limits().of(EnergyLimit.LICENCES_PER_ORGANISATION),
                        call.creator().organisation())
                .size();
        return new Facts(
                solver, EnergyState.LICENCE.find(state.world(), solver).orElse(null), held, call, state.limits());
    }

    /** Before the market is founded there is no round yet, and a licence holds from the first one on. */
    private static Interval nextRound(LedgerCall call, EnergyState state) {
        return EnergyState.CALENDAR
                .find(state.world())
                .map(calendar -> calendar.roundAt(call.time()).next())
                .orElse(new Interval(-Interval.MAX_INDEX));
    }

    private static Receipt store(SolverLicence licence, EnergyState state) {
        EnergyState.LICENCE.put(state.world(), licence, licence.solver());
        state.tell(new EnergyEvent.LicenceChanged(licence));
        return state.receipt(EnergyResult.Done.class, new EnergyResult.Done());
    }
}
