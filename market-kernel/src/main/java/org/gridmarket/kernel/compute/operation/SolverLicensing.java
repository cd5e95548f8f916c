package org.gridmarket.kernel.compute.operation;

import java.util.Optional;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
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
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.jspecify.annotations.Nullable;

/** Licences of this market's solvers; they count from the next period. */
final class SolverLicensing {
    private static final String SOURCE = "compute-market, Shared pieces: solver licences";

    static final RuleBook<LicenceFacts> GRANT = LicenceFacts.granting("compute:grantLicence", SOURCE);
    static final RuleBook<LicenceFacts> WITHDRAW = LicenceFacts.withdrawing("compute:withdrawLicence", SOURCE);

    static final LifeCycle<LicenceStatus, Role> LIFE_CYCLE = new LicenceLifeCycle(
                    Effect.changes("compute.licence", "compute.licenceof").tells("ComputeLicenceChanged"),
                    Effect.changes("compute.licence", "compute.licenceof").tells("ComputeLicenceChanged"),
                    Effect.changes("compute.licence", "compute.forgotten"),
                    SOURCE)
            .table("compute-licence");

    private static final int MOST = ComputeLimit.COMPUTE_LICENCES_PER_ORGANISATION.ceiling();
    private static final Licensing LICENSING = new Licensing(LicenceKind.SOLVER, MOST, GRANT, WITHDRAW, LIFE_CYCLE);

    private SolverLicensing() {}

    /** The tables of this market. */
    private record Rows(ComputeState state) implements LicenceRows<LedgerPeriod, StoredValues.ComputeLicence> {
        @Override
        public Optional<StoredValues.ComputeLicence> of(AccountKey holder) {
            return ComputeState.LICENCE.find(state.world(), holder);
        }

        @Override
        public int heldBy(Organisation organisation) {
            return ComputeState.LICENCE_OF
                    .startingWith(state.world(), MOST, organisation)
                    .size();
        }

        @Override
        public StoredValues.ComputeLicence grant(AccountKey holder, Organisation organisation, LedgerPeriod from) {
            ComputeState.LICENCE_OF.put(state.world(), new StoredValues.LicenceOf(organisation), organisation, holder);
            return put(new StoredValues.ComputeLicence(holder, organisation, from, null));
        }

        @Override
        public StoredValues.ComputeLicence withdraw(StoredValues.ComputeLicence held, LedgerPeriod until) {
            ComputeState.LICENCE_OF.delete(state.world(), held.organisation(), held.holder());
            return put(new StoredValues.ComputeLicence(held.holder(), held.organisation(), held.from(), until));
        }

        private StoredValues.ComputeLicence put(StoredValues.ComputeLicence licence) {
            ComputeState.LICENCE.put(state.world(), licence, licence.holder());
            return licence;
        }
    }

    /** @param next the first period it counts in */
    static Decision<Receipt> grant(AccountKey solver, LedgerPeriod next, ComputeState state) {
        ComputeState.FORGOTTEN.has(state.world()); // a licence may be forgotten
        return LICENSING.grant(solver, next, state.call(), new Rows(state)).map(licence -> tell(licence, state));
    }

    /** @param next the first period in which it no longer holds */
    static Decision<Receipt> withdraw(AccountKey solver, LedgerPeriod next, ComputeState state) {
        return LICENSING.withdraw(solver, next, state.call(), new Rows(state)).map(licence -> tell(licence, state));
    }

    private static Receipt tell(StoredValues.ComputeLicence licence, ComputeState state) {
        state.tell(new ComputeEvent.ComputeLicenceChanged(
                licence.holder(), licence.organisation(), licence.from(), licence.until()));
        return state.receipt(ComputeAnswer.ComputeDone.class, new ComputeAnswer.ComputeDone());
    }

    static boolean isLicensed(AccountKey solver, LedgerPeriod period, ComputeState state) {
        return ComputeState.LICENCE
                .find(state.world(), solver)
                .filter(licence -> licence.holdsAt(period))
                .isPresent();
    }

    /** Whether a licence has ended; what its holder has earned waits in rows of the purse. */
    static boolean isOver(AccountKey solver, LedgerPeriod current, ComputeState state) {
        StoredValues.@Nullable ComputeLicence licence =
                ComputeState.LICENCE.find(state.world(), solver).orElse(null);
        LedgerPeriod until = licence == null ? null : licence.until();
        return LIFE_CYCLE
                .next(
                        LicenceStatus.of(licence),
                        LicenceLifeCycle.FORGET,
                        state.call().creator().role(),
                        new LicenceLifeCycle.Paid(until != null && until.isBefore(current)))
                .isAccepted();
    }
}
