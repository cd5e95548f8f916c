package org.gridmarket.kernel;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Limit;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.kernel.lifecycle.LifeCycle;

/**
 * No two contracts use a name for two things: a function would be carried out by either, a table would be written by both,
 * and who reads an event would not know whose it is. Rule books that contracts share are the same thing.
 */
final class UniqueNames {
    private final Set<String> taken = new LinkedHashSet<>();
    private final Map<String, RuleBook<?>> books = new LinkedHashMap<>();

    private UniqueNames() {}

    static void require(List<TableOfContents> contents) {
        UniqueNames names = new UniqueNames();
        for (TableOfContents one : contents) {
            names.take("contract", Stream.of(one.functions().prefix()));
            names.take("function", one.functions().all().stream());
            names.take("table", one.tables().stream().map(StateTable::name));
            names.take("event", one.events().stream().map(Class::getSimpleName));
            names.take("life cycle", one.lifeCycles().stream().map(LifeCycle::name));
            names.take("bound", one.limits().stream().map(Limit::name));
            one.ruleBooks().forEach(names::take);
        }
    }

    private void take(String kind, Stream<String> names) {
        names.forEach(name -> {
            if (!taken.add(kind + ' ' + name)) {
                throw new IllegalArgumentException("the " + kind + " " + name + " is listed twice");
            }
        });
    }

    private void take(RuleBook<?> book) {
        RuleBook<?> earlier = books.putIfAbsent(book.operation(), book);
        if (earlier != null && !earlier.equals(book)) {
            throw new IllegalArgumentException("there are two rule books of " + book.operation());
        }
    }
}
