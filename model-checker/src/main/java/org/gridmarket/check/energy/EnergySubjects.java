package org.gridmarket.check.energy;

import java.util.List;
import org.gridmarket.check.property.Subject;
import org.gridmarket.kernel.energy.calendar.IntervalLifeCycle;
import org.gridmarket.ledger.memory.ContractCode;

/** What is checked of the energy market: its life cycle alone, and scopes of its contract. */
public final class EnergySubjects {
    private EnergySubjects() {}

    public static List<Subject> all() {
        ContractCode contracts = EnergyWorld.contracts();
        return List.of(
                Subject.of(IntervalLifeCycle.TABLE),
                Subject.of(contracts, IntervalScope.scope()),
                Subject.of(contracts, LicenceScope.scope()),
                Subject.of(contracts, ProposalScope.scope()));
    }
}
