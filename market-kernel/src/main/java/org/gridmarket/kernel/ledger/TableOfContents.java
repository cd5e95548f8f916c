package org.gridmarket.kernel.ledger;

import java.util.Arrays;
import java.util.List;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.lifecycle.LifeCycle;

/**
 * All that a contract has, by name. The generated pages are made from here, and the names are unique over all contracts.
 *
 * @param functions what may be called
 * @param tables what it keeps in the world state, in the order of its page
 * @param ruleBooks what it checks, those that it shares with other contracts included
 * @param lifeCycles what it leads from state to state
 * @param events what it tells; each record's name is the type that travels
 * @param limits its bounds
 */
public record TableOfContents(
        FunctionNames<?, ?, ?> functions,
        List<StateTable<?>> tables,
        List<RuleBook<?>> ruleBooks,
        List<LifeCycle<?, ?>> lifeCycles,
        List<Class<?>> events,
        List<Limit> limits) {
    public TableOfContents {
        tables = List.copyOf(tables);
        ruleBooks = List.copyOf(ruleBooks);
        lifeCycles = List.copyOf(lifeCycles);
        events = List.copyOf(events);
        limits = List.copyOf(limits);
    }

    /** The records of a sealed interface of events, in their order. */
    public static List<Class<?>> eventsOf(Class<?> family) {
        return Arrays.asList(family.getPermittedSubclasses());
    }
}
