package org.gridmarket.cli;

import org.gridmarket.audit.FindingTable;
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
}
