package org.gridmarket.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gridmarket.audit.AuditVerdict;
import org.gridmarket.audit.FindingTable;
import org.gridmarket.audit.MarketFindings;

/** An audit for a terminal: the verdict first, then what was found, then what is taken on trust, then rows and figures. */
public final class AuditText {
    private static final int MOST_VIOLATIONS = 20;

    private final AuditVerdict verdict;
    private final UnaryOperator<FindingTable> wanted;
    private final StringBuilder text = new StringBuilder();

    /** @param wanted leaves the rows of each table that are to be shown */
    public AuditText(AuditVerdict verdict, UnaryOperator<FindingTable> wanted) {
        this.verdict = verdict;
        this.wanted = wanted;
    }

    /** The whole text. */
    public String text(long wallMillis) {
        verdict(wallMillis);
        line("not checked:");
        verdict.notChecked().forEach(what -> line("  " + what));
        verdict.audit().findings().forEach(this::market);
        return text.toString();
    }

    private void verdict(long wallMillis) {
        long blocks = verdict.read().blocks();
        List<String> violations = verdict.violations();
        verdict.nothingChecked().ifPresent(why -> line("NOTHING CHECKED: " + why));
        violations.stream().limit(MOST_VIOLATIONS).forEach(what -> line("DOES NOT HOLD: " + what));
        if (violations.size() > MOST_VIOLATIONS) {
            line("and " + (violations.size() - MOST_VIOLATIONS) + " more; --report FILE has them all");
        }
        if (verdict.isClean()) {
            line("ALL HOLDS");
        }
        line(blocks + " blocks in " + wallMillis + " ms");
        verdict.audit().keys().forEach((name, value) -> {
            if (value != null) { // what was not checked stands below, in words
                line("  " + name + ": " + value);
            }
        });
    }

    private void market(String name, MarketFindings found) {
        FindingTable shown = wanted.apply(found.table());
        int hidden = found.table().rows().size() - shown.rows().size();
        if (found.table().rows().isEmpty()) {
            return;
        }
        line("");
        line(name + ", by " + shown.counted()
                + (hidden == 0 ? "" : "; " + hidden + " rows not shown, --all shows them"));
        List<String> headings = new ArrayList<>(List.of(shown.counted()));
        headings.addAll(shown.columns());
        TextTable table = new TextTable(headings.toArray(String[]::new));
        for (FindingTable.Row row : shown.rows()) {
            List<Object> cells = new ArrayList<>(List.of(row.place()));
            cells.addAll(row.cells());
            table.row(cells.toArray());
        }
        text.append(table);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
