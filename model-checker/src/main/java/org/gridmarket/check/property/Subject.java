package org.gridmarket.check.property;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.check.graph.Model;
import org.gridmarket.check.ledger.ContractModel;
import org.gridmarket.check.ledger.ContractScope;
import org.gridmarket.check.ledger.PortFault;
import org.gridmarket.check.table.TableModel;
import org.gridmarket.check.table.TableMutant;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.ledger.memory.ContractCode;

/**
 * What properties are judged on: a model and its mutants.
 *
 * @param model as it is
 * @param mutants with one fault each
 */
public record Subject(Model<?> model, List<Mutant> mutants) {
    /**
     * A model with a fault.
     *
     * @param fault which
     * @param model the faulty one
     */
    public record Mutant(String fault, Model<?> model) {}

    public static Subject of(LifeCycle<?, ?> table) {
        return new Subject(
                new TableModel(table, TableMutant.NONE),
                TableMutant.of(table).stream()
                        .map(mutant -> new Mutant(mutant.toString(), new TableModel(table, mutant)))
                        .toList());
    }

    public static Subject of(ContractCode contracts, ContractScope scope) {
        List<Mutant> mutants = new ArrayList<>();
        for (PortFault fault : scope.faults()) {
            mutants.add(new Mutant(fault.text(), new ContractModel(contracts, scope, fault)));
        }
        return new Subject(new ContractModel(contracts, scope, new PortFault.None()), mutants);
    }
}
