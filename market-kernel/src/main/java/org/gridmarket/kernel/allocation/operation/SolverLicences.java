package org.gridmarket.kernel.allocation.operation;

import java.util.List;
import java.util.Optional;
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
import org.gridmarket.kernel.wire.RecordCodec;

/** Licences of the solvers of all allocation markets; they count from the next ledger period. */
final class SolverLicences {
    private static final String SOURCE = "allocation-market, Operations; ledger, licences";

    static final RuleBook<LicenceFacts> GRANT = LicenceFacts.granting("allocation:grantLicence", SOURCE);
    static final RuleBook<LicenceFacts> WITHDRAW = LicenceFacts.withdrawing("allocation:withdrawLicence", SOURCE);

    private static final Effect CHANGES =
            Effect.changes("allocation.licence", "allocation.licenceof").tells("AllocationLicenceChanged");

    /** An ended licence may be granted again; nothing deletes it, since an organisation has only so many. */
    static final LifeCycle<LicenceStatus, Role> LIFE_CYCLE = new LicenceLifeCycle(
                    CHANGES, CHANGES, Effect.changes("allocation.licence"), SOURCE)
            .table("allocation-licence");

    private static final Licensing LICENSING = new Licensing(
            LicenceKind.SOLVER,
            AllocationLimit.ALLOCATION_LICENCES_PER_ORGANISATION.ceiling(),
            GRANT,
            WITHDRAW,
            LIFE_CYCLE);

    private SolverLicences() {}

    private record Rows(WorldState world) implements LicenceRows<LedgerPeriod, SolverLicence> {
        @Override
        public Optional<SolverLicence> of(AccountKey holder) {
            return AllocationState.LICENCE.find(world, holder);
        }

        @Override
        public int heldBy(Organisation organisation) {
            int most = AllocationLimit.ALLOCATION_LICENCES_PER_ORGANISATION.ceiling();
            return AllocationState.LICENCE_OF
                    .startingWith(world, most, organisation)
                    .size();
        }

        @Override
        public SolverLicence grant(AccountKey holder, Organisation organisation, LedgerPeriod from) {
            AllocationState.LICENCE_OF.put(world, new StoredRows.LicenceOf(organisation), organisation, holder);
            return put(new SolverLicence(holder, organisation, from, null));
        }

        @Override
        public SolverLicence withdraw(SolverLicence held, LedgerPeriod until) {
            AllocationState.LICENCE_OF.delete(world, held.organisation(), held.holder());
            return put(new SolverLicence(held.holder(), held.organisation(), held.from(), until));
        }

        private SolverLicence put(SolverLicence licence) {
            AllocationState.LICENCE.put(world, licence, licence.holder());
            return licence;
        }
    }

    static Decision<Receipt> grant(AccountKey solver, LedgerCall call, WorldState world) {
        return next(call, world)
                .then(next -> LICENSING.grant(solver, next, call, new Rows(world)))
                .map(SolverLicences::tell);
    }

    static Decision<Receipt> withdraw(AccountKey solver, LedgerCall call, WorldState world) {
        return next(call, world)
                .then(next -> LICENSING.withdraw(solver, next, call, new Rows(world)))
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
