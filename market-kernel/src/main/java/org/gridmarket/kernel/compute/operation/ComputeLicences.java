package org.gridmarket.kernel.compute.operation;

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
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.jspecify.annotations.Nullable;

/** Licences of this market's solvers; they count from the next period. */
final class ComputeLicences {
    private static final Licensing LICENSING = Licensing.of(
            LicenceKind.SOLVER,
            ComputeLimit.COMPUTE_LICENCES_PER_ORGANISATION.ceiling(),
            new Licensing.Names(
                    "compute:grantLicence",
                    "compute:withdrawLicence",
                    "compute-licence",
                    "compute-market, Shared pieces: solver licences"),
            Effect.changes("compute.licence", "compute.licenceof").tells("ComputeLicenceChanged"),
            Effect.changes("compute.licence", "compute.forgotten"));

    static final RuleBook<LicenceFacts> GRANT = LICENSING.granting();
    static final RuleBook<LicenceFacts> WITHDRAW = LICENSING.withdrawing();
    static final LifeCycle<LicenceStatus, Role> LIFE_CYCLE = LICENSING.lifeCycle();

    private ComputeLicences() {}

    /** The tables of this market. */
    private static LicenceRows<LedgerPeriod, StoredValues.ComputeLicence, StoredValues.LicenceOf> rows(
            ComputeState state) {
        return new LicenceRows<>(
                state.world(),
                ComputeState.LICENCE,
                ComputeState.LICENCE_OF,
                StoredValues.LicenceOf::new,
                StoredValues.ComputeLicence::new);
    }

    /** @param next the first period it counts in */
    static Decision<Receipt> grant(AccountKey solver, LedgerPeriod next, ComputeState state) {
        ComputeState.FORGOTTEN.has(state.world()); // a licence may be forgotten
        return LICENSING.grant(solver, next, state.call(), rows(state)).map(licence -> tell(licence, state));
    }

    /** @param next the first period in which it no longer holds */
    static Decision<Receipt> withdraw(AccountKey solver, LedgerPeriod next, ComputeState state) {
        return LICENSING.withdraw(solver, next, state.call(), rows(state)).map(licence -> tell(licence, state));
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
