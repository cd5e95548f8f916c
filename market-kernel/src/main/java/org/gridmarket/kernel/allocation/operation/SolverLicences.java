package org.gridmarket.kernel.allocation.operation;

import java.util.List;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.SolverLicence;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.licence.LicenceFacts;
import org.gridmarket.kernel.licence.LicenceKind;
import org.gridmarket.kernel.licence.LicenceStatus;
import org.gridmarket.kernel.licence.operation.LicenceRows;
import org.gridmarket.kernel.licence.operation.Licensing;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.wire.RecordCodec;

/** Licences of the solvers of all allocation markets; they count from the next ledger period. */
final class SolverLicences {
    /** An ended licence may be granted again; nothing deletes it, since an organisation has only so many. */
    private static final Licensing LICENSING = Licensing.of(
            LicenceKind.SOLVER,
            AllocationLimit.ALLOCATION_LICENCES_PER_ORGANISATION.ceiling(),
            new Licensing.Names(
                    "allocation:grantLicence",
                    "allocation:withdrawLicence",
                    "allocation-licence",
                    "allocation-market, Operations; ledger, licences"),
            Effect.changes("allocation.licence", "allocation.licenceof").tells("AllocationLicenceChanged"),
            Effect.changes("allocation.licence"));

    static final RuleBook<LicenceFacts> GRANT = LICENSING.granting();
    static final RuleBook<LicenceFacts> WITHDRAW = LICENSING.withdrawing();
    static final LifeCycle<LicenceStatus, Role> LIFE_CYCLE = LICENSING.lifeCycle();

    private SolverLicences() {}

    private static LicenceRows<LedgerPeriod, SolverLicence, StoredRows.LicenceOf> rows(WorldState world) {
        return new LicenceRows<>(
                world,
                AllocationState.LICENCE,
                AllocationState.LICENCE_OF,
                StoredRows.LicenceOf::new,
                SolverLicence::new);
    }

    static Decision<Receipt> grant(AccountKey solver, LedgerCall call, WorldState world) {
        return next(call, world)
                .then(next -> LICENSING.grant(solver, next, call, rows(world)))
                .map(SolverLicences::tell);
    }

    static Decision<Receipt> withdraw(AccountKey solver, LedgerCall call, WorldState world) {
        return next(call, world)
                .then(next -> LICENSING.withdraw(solver, next, call, rows(world)))
                .map(SolverLicences::tell);
    }

    private static Decision<LedgerPeriod> next(LedgerCall call, WorldState world) {
        return LedgerPeriods.of(world).map(periods -> periods.at(call.time()).next());
    }

    private static Receipt tell(SolverLicence licence) {
        return new Receipt(
                RecordCodec.of(AllocationAnswer.AllocationDone.class).write(new AllocationAnswer.AllocationDone()),
                List.of(RecordCodec.of(AllocationEvent.class)
                        .write(new AllocationEvent.AllocationLicenceChanged(licence))));
    }
}
