package org.gridmarket.cli;

import java.util.LongSummaryStatistics;
import java.util.Map;
import org.gridmarket.audit.FindingTable;
import org.gridmarket.audit.MarketFindings;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of an audit are shown: the intervals that are asked for, or those in which something took place, or all.
 *
 * @param intervals null shows those of the whole ledger
 */
record RowsWanted(@Nullable IntervalRange intervals, boolean all) {
    private static final String INTERVAL = "interval";

    FindingTable of(FindingTable table) {
        IntervalRange range = intervals;
        if (range != null && table.counted().equals(INTERVAL)) {
            return table.with(row -> row.place() >= range.first().index()
                    && row.place() <= range.last().index());
        }
        return all ? table : table.with(FindingTable.Row::eventful);
    }

    /** A line, when the blocks have final intervals and none of those that are asked for; else nothing. */
    String lacking(Map<String, MarketFindings> findings) {
        IntervalRange range = intervals;
        LongSummaryStatistics places = findings.values().stream()
                .map(MarketFindings::table)
                .filter(table -> table.counted().equals(INTERVAL))
                .flatMap(table -> table.rows().stream())
                .mapToLong(FindingTable.Row::place)
                .summaryStatistics();
        if (range == null || places.getCount() == 0) {
            return "";
        }
        if (places.getMin() <= range.last().index()
                && places.getMax() >= range.first().index()) {
            return "";
        }
        return "none of the intervals " + range.first() + ".." + range.last() + " is final in these blocks, which have "
                + places.getMin() + ".." + places.getMax() + "\n";
    }
}
