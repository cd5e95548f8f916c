package org.gridmarket.check.ledger;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Predicate;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * A small world to be walked whole.
 *
 * @param name what properties call it
 * @param founding the world state at the start
 * @param target channel and chaincode that signatures name
 * @param moments the times of calls, ascending; time passes from one to the next and not back
 * @param commands what may be called, in a fixed order
 * @param predicates what formulas may say of a state, by name
 * @param faults the mutants that the properties are tried against
 */
public record ContractScope(
        String name,
        NavigableMap<String, String> founding,
        Target target,
        List<LedgerTime> moments,
        List<Command> commands,
        Map<String, Predicate<LedgerState>> predicates,
        List<PortFault> faults) {
    public ContractScope {
        moments = List.copyOf(moments);
        commands = List.copyOf(commands);
        predicates = Map.copyOf(predicates);
        faults = List.copyOf(faults);
    }
}
