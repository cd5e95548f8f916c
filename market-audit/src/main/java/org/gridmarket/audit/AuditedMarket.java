package org.gridmarket.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.gridmarket.chain.LedgerTransaction;
import org.jspecify.annotations.Nullable;

/** One market under audit: blocks that its audit cannot follow are a finding, and no reason to leave the others unread. */
final class AuditedMarket {
    private final MarketAudit audit;
    private long transactions;
    private @Nullable String broken;

    AuditedMarket(MarketAudit audit) {
        this.audit = audit;
    }

    String name() {
        return audit.market();
    }

    /** Of the market's own functions, so far. */
    long transactions() {
        return transactions;
    }

    boolean isFounded() {
        return audit.isFounded();
    }

    String placeOf(List<String> events) {
        try {
            return audit.placeOf(events);
        } catch (RuntimeException unreadable) { // blocks may hold whatever their endorsers have signed
            return name();
        }
    }

    void read(long block, LedgerTransaction transaction) {
        if (UnknownContracts.contractOf(transaction).equals(name())) {
            transactions++;
        }
        if (broken != null) {
            return;
        }
        try {
            audit.read(block, transaction);
        } catch (RuntimeException unreadable) { // blocks may hold whatever their endorsers have signed
            broken = placeOf(List.of()) + ": " + transaction.function() + " in transaction "
                    + transaction.transactionId() + " of block " + block + " cannot be, and " + name()
                    + " is not audited from there on: " + unreadable.getMessage();
        }
    }

    MarketFindings findings(NavigableMap<String, String> rows) {
        MarketFindings found = found(rows);
        if (broken == null) {
            return found;
        }
        List<String> violations = new ArrayList<>(found.violations());
        violations.add(broken);
        return new MarketFindings(null, violations, found.notChecked(), found.figures(), found.table());
    }

    private MarketFindings found(NavigableMap<String, String> rows) {
        try {
            return audit.findings(rows);
        } catch (RuntimeException unreadable) { // so may rows
            return new MarketFindings(
                    null,
                    List.of("the rows of " + name() + " cannot be: " + unreadable.getMessage()),
                    List.of(),
                    Map.of(),
                    new FindingTable("", List.of(), List.of()));
        }
    }
}
