package org.gridmarket.kernel.ledger;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;

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

    /**
     * Every code that the contract may refuse with. Codes come in families, and a family of which a rule book names one may
     * also be asked for while an operation is carried out; what has no row in a life cycle has a family of its own.
     */
    public Set<RejectionCode> refusals() {
        Set<RejectionCode> codes = new LinkedHashSet<>();
        ruleBooks.stream().flatMap(book -> book.rules().stream()).forEach(rule -> codes.addAll(family(rule.code())));
        if (!lifeCycles.isEmpty()) {
            codes.addAll(List.of(LifeCycleRejection.values()));
        }
        return Collections.unmodifiableSet(codes);
    }

    private static List<RejectionCode> family(RejectionCode code) {
        return code instanceof Enum<?> constant
                        && constant.getDeclaringClass().getEnumConstants() instanceof RejectionCode[] all
                ? List.of(all)
                : List.of(code);
    }

    /** The records of a sealed interface of events, in their order. */
    public static List<Class<?>> eventsOf(Class<?> family) {
        return Arrays.asList(family.getPermittedSubclasses());
    }
}
