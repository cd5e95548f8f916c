package org.gridmarket.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gridmarket.audit.AuditVerdict;
import org.gridmarket.audit.FindingTable;
import org.gridmarket.audit.MarketFindings;

/** An audit as a page: the verdict first, then what was found, what is taken on trust, and each market's rows. */
public final class AuditPage {
    private AuditPage() {}

    /** @param wanted leaves the rows of each table that are to be shown */
    public static HtmlReport of(AuditVerdict verdict, UnaryOperator<FindingTable> wanted, Circumstances circumstances) {
        boolean proved = verdict.nothingChecked().isEmpty();
        String title = verdict.isClean()
                ? "All holds"
                : proved ? verdict.violations().size() + " findings" : "Nothing checked";
        HtmlReport page = new HtmlReport("Audit: " + title);
        page.verdict(
                verdict.isClean(),
                verdict.isClean()
                        ? verdict.read().blocks() + " blocks, "
                                + verdict.audit().keys().get("transactions")
                                + " transactions carried out again; what each market says of itself holds."
                        : verdict.nothingChecked()
                                .orElse("What does not hold is listed with its place, the first transaction first."));
        if (!verdict.violations().isEmpty()) {
            page.list("What does not hold", verdict.violations());
        }
        page.list("What is taken on trust", verdict.notChecked());
        verdict.audit().findings().forEach((name, found) -> market(page, name, found, wanted));
        Map<String, Object> blocks = new LinkedHashMap<>();
        blocks.put("blocks", verdict.read().blocks());
        blocks.put("first block", verdict.read().genesis().toHex());
        blocks.put("last block", verdict.read().last().toHex());
        blocks.putAll(circumstances.keys());
        page.facts("Which blocks, and where they were audited", blocks);
        return page;
    }

    private static void market(HtmlReport page, String name, MarketFindings found, UnaryOperator<FindingTable> wanted) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (found.nothingChecked() != null) {
            facts.put("nothing checked", found.nothingChecked());
        }
        found.figures().forEach((figure, value) -> facts.put(figure, value == null ? "not checked" : value));
        page.facts("Market " + name, facts);
        FindingTable shown = wanted.apply(found.table());
        int hidden = found.table().rows().size() - shown.rows().size();
        if (!shown.rows().isEmpty()) {
            List<String> columns = new ArrayList<>(List.of(shown.counted()));
            columns.addAll(shown.columns());
            page.table(
                    name + ", by " + shown.counted()
                            + (hidden == 0 ? "" : " (" + hidden + " uneventful rows left out)"),
                    columns,
                    shown.rows().stream().map(AuditPage::cells).toList());
        }
    }

    private static List<String> cells(FindingTable.Row row) {
        List<String> cells = new ArrayList<>(List.of(String.valueOf(row.place())));
        row.cells().forEach(cell -> cells.add(String.valueOf(cell)));
        return cells;
    }
}
