package org.gridmarket.testbed.docs;

import java.util.Comparator;
import java.util.List;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.keys.ReleasedContracts;

/** What the contracts of a ledger list of themselves. */
public final class KernelTables {
    private KernelTables() {}

    /** Contract by contract, in the order of the door. */
    public static List<TableOfContents> contents() {
        return ReleasedContracts.all().contracts().stream()
                .map(Contract::contents)
                .toList();
    }

    /** Every rule book once, by operation. */
    static List<RuleBook<?>> ruleBooks(List<TableOfContents> contents) {
        return contents.stream()
                .<RuleBook<?>>flatMap(one -> one.ruleBooks().stream())
                .distinct()
                .sorted(Comparator.comparing(RuleBook::operation))
                .toList();
    }
}
