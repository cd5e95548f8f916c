package org.gridmarket.kernel.energy.operation;

import java.util.Optional;
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
import org.gridmarket.kernel.licence.LicenceLifeCycle;
import org.gridmarket.kernel.licence.LicenceStatus;
import org.gridmarket.kernel.licence.operation.LicenceRows;
import org.gridmarket.kernel.licence.operation.Licensing;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.Counted;
import org.gridmarket.kernel.quantity.Round;

/** Licences of the energy market's solvers; they count from the next round. */
final class SolverLicensing {
    private static final String SOURCE = "energy-market, a solver's licence";

    static final RuleBook<LicenceFacts> GRANT = LicenceFacts.granting("energy:grantLicence", SOURCE);
    static final RuleBook<LicenceFacts> WITHDRAW = LicenceFacts.withdrawing("energy:withdrawLicence", SOURCE);

    static final LifeCycle<LicenceStatus, Role> LIFE_CYCLE = new LicenceLifeCycle(
                    Effect.changes("licence", "licenceof").tells("LicenceChanged"),
                    Effect.changes("licence", "licenceof").tells("LicenceChanged"),
                    Effect.changes("licence", "forgotten"),
                    SOURCE)
            .table();

    private SolverLicensing() {}

    /** The tables of this market. */
    private record Rows(EnergyState state) implements LicenceRows<Round, SolverLicence> {
        @Override
        public Optional<SolverLicence> of(AccountKey holder) {
            return EnergyState.LICENCE.find(state.world(), holder);
        }

        @Override
        public int heldBy(Organisation organisation) {
            int most = state.limits().of(EnergyLimit.LICENCES_PER_ORGANISATION);
            return EnergyState.LICENCE_OF
                    .startingWith(state.world(), most, organisation)
                    .size();
        }

        @Override
        public SolverLicence grant(AccountKey holder, Organisation organisation, Round from) {
            EnergyState.LICENCE_OF.put(state.world(), new StoredValues.LicenceOf(organisation), organisation, holder);
            return put(new SolverLicence(holder, organisation, from, null));
        }

        @Override
        public SolverLicence withdraw(SolverLicence held, Round until) {
            EnergyState.LICENCE_OF.delete(state.world(), held.organisation(), held.solver());
            return put(new SolverLicence(held.solver(), held.organisation(), held.from(), until));
        }

        private SolverLicence put(SolverLicence licence) {
            EnergyState.LICENCE.put(state.world(), licence, licence.solver());
            return licence;
        }
    }

    static Decision<Receipt> grant(EnergyCommand.GrantLicence command, LedgerCall call, EnergyState state) {
        state.readForgotten(); // a licence may be forgotten
        return licensing(state)
                .grant(command.solver(), nextRound(call, state), call, new Rows(state))
                .map(licence -> tell(licence, state));
    }

    static Decision<Receipt> withdraw(EnergyCommand.WithdrawLicence command, LedgerCall call, EnergyState state) {
        return licensing(state)
                .withdraw(command.solver(), nextRound(call, state), call, new Rows(state))
                .map(licence -> tell(licence, state));
    }

    private static Licensing licensing(EnergyState state) {
        return new Licensing(
                LicenceKind.SOLVER,
                state.limits().of(EnergyLimit.LICENCES_PER_ORGANISATION),
                GRANT,
                WITHDRAW,
                LIFE_CYCLE);
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
