package org.gridmarket.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.wire.ShownText;

/**
 * Transactions of contracts that this release does not know, such as those of a market that came later: nobody can carry them
 * out again here, so they are counted as not checked. Where one writes a row or tells an event of a contract that is known,
 * that contract cannot be followed any further, and this is found. Events that no contract has are found too: no transaction of
 * a known contract tells any, and those of an unknown one belong to it.
 */
final class UnknownContracts {
    private final Set<String> contracts = new LinkedHashSet<>();
    private final Set<String> tables = new LinkedHashSet<>();
    private final Set<String> events = new LinkedHashSet<>();
    private final SortedMap<String, Long> counted = new TreeMap<>();
    private final List<String> offences = new ArrayList<>();

    UnknownContracts(Contracts known) {
        for (Contract contract : known.contracts()) {
            contracts.add(contract.name());
            contract.contents().tables().stream().map(StateTable::name).forEach(tables::add);
            contract.contents().events().stream().map(Class::getSimpleName).forEach(events::add);
        }
    }

    /** Whether a transaction is of a contract that is known here. */
    boolean isKnown(LedgerTransaction transaction) {
        return contracts.contains(contractOf(transaction));
    }

    /** The contract that a transaction's function is of, as its name says. */
    static String contractOf(LedgerTransaction transaction) {
        String function = transaction.function();
        int colon = function.indexOf(':');
        return colon < 0 ? function : function.substring(0, colon);
    }

    /** Takes in a transaction that is not known. */
    void read(long block, LedgerTransaction transaction) {
        counted.merge(ShownText.of(contractOf(transaction)), 1L, Long::sum);
        reachesInto(transaction)
                .ifPresent(what -> offences.add("transaction " + transaction.transactionId() + " of block " + block
                        + ": " + ShownText.of(transaction.function()) + ", which this release does not know, " + what));
    }

    private Optional<String> reachesInto(LedgerTransaction transaction) {
        Optional<String> write = transaction.writes().own().keySet().stream()
                .filter(key -> tables.contains(tableOf(key)))
                .findFirst()
                .map(key -> "writes key " + key);
        return write.or(() -> transaction.events().stream()
                        .flatMap(event -> EventFamily.typeOf(event).stream())
                        .filter(events::contains)
                        .findFirst()
                        .map(type -> "tells " + type))
                .or(() -> transaction.writes().elsewhere().stream().findFirst().map(where -> "writes " + where));
    }

    private static String tableOf(String key) {
        int end = key.indexOf('~');
        return end < 0 ? key : key.substring(0, end);
    }

    /** What nobody could carry out again, a sentence for each contract. */
    List<String> notChecked() {
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, Long> entry : counted.entrySet()) {
            all.add(entry.getValue() + " transactions of contract '" + entry.getKey()
                    + "', which this release does not know: have them audited by a release that does");
        }
        return all;
    }

    /** Where they reached into what is known. */
    List<String> offences() {
        return List.copyOf(offences);
    }

    long transactions() {
        return counted.values().stream().mapToLong(Long::longValue).sum();
    }
}
