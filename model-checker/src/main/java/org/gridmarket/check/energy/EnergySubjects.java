package org.gridmarket.check.energy;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.check.property.Subject;
import org.gridmarket.kernel.energy.operation.EnergyLifeCycles;
import org.gridmarket.ledger.memory.ContractCode;

/** What is checked of the energy market: its life cycles alone, and scopes of its contract. */
public final class EnergySubjects {
    private EnergySubjects() {}

    public static List<Subject> all() {
        ContractCode contracts = EnergyWorld.contracts();
        Stream<Subject> tables = EnergyLifeCycles.ALL.stream().map(Subject::of);
        Stream<Subject> scopes = Stream.of(IntervalScope.scope(), LicenceScope.scope(), ProposalScope.scope())
                .map(scope -> Subject.of(contracts, scope));
        return Stream.concat(tables, scopes).toList();
    }
}
