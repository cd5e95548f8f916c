package org.gridmarket.kernel.energy.operation;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.registry.SolverLicence;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.licence.LicenceFacts;
import org.gridmarket.kernel.licence.LicenceKind;
import org.gridmarket.kernel.licence.LicenceStatus;
import org.gridmarket.kernel.licence.operation.LicenceRows;
import org.gridmarket.kernel.licence.operation.Licensing;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.Counted;
import org.gridmarket.kernel.quantity.Round;

/** Licences of the energy market's solvers; they count from the next round. */
final class EnergyLicences {
    private static final Licensing LICENSING = Licensing.of(
            LicenceKind.SOLVER,
            EnergyLimit.LICENCES_PER_ORGANISATION.ceiling(),
            new Licensing.Names(
                    "energy:grantLicence", "energy:withdrawLicence", "licence", "energy-market, a solver's licence"),
            Effect.changes("licence", "licenceof").tells("LicenceChanged"),
            Effect.changes("licence", "forgotten"));

    static final RuleBook<LicenceFacts> GRANT = LICENSING.granting();
    static final RuleBook<LicenceFacts> WITHDRAW = LICENSING.withdrawing();
    static final LifeCycle<LicenceStatus, Role> LIFE_CYCLE = LICENSING.lifeCycle();

    private EnergyLicences() {}

    /** The tables of this market. */
    private static LicenceRows<Round, SolverLicence, StoredValues.LicenceOf> rows(EnergyState state) {
        return new LicenceRows<>(
                state.world(),
                EnergyState.LICENCE,
                EnergyState.LICENCE_OF,
                StoredValues.LicenceOf::new,
                SolverLicence::new);
    }

    static Decision<Receipt> grant(EnergyCommand.GrantLicence command, LedgerCall call, EnergyState state) {
        state.readForgotten(); // a licence may be forgotten
        return licensing(state)
                .grant(command.solver(), nextRound(call, state), call, rows(state))
                .map(licence -> tell(licence, state));
    }

    static Decision<Receipt> withdraw(EnergyCommand.WithdrawLicence command, LedgerCall call, EnergyState state) {
        return licensing(state)
                .withdraw(command.solver(), nextRound(call, state), call, rows(state))
                .map(licence -> tell(licence, state));
    }

    private static Licensing licensing(EnergyState state) {
        return LICENSING.upTo(state.limits().of(EnergyLimit.LICENCES_PER_ORGANISATION));
    }

    /** Before the market is founded there is no round yet, and a licence holds from the first one on. */
    private static Round nextRound(LedgerCall call, EnergyState state) {
        return EnergyState.CALENDAR
                .find(state.world())
                .map(calendar -> calendar.roundAt(call.time()).next())
                .orElse(new Round(-Counted.MAX_INDEX));
    }

    private static Receipt tell(SolverLicence licence, EnergyState state) {
        state.tell(new EnergyEvent.LicenceChanged(licence));
        return state.receipt(EnergyResult.Done.class, new EnergyResult.Done());
    }
}
