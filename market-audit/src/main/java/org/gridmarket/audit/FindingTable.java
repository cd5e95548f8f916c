package org.gridmarket.audit;

import java.util.List;
import java.util.function.Predicate;

/**
 * A market's findings in rows, each at a place of the market's own time.
 *
 * @param counted what places count, such as {@code interval}; also the first column
 * @param columns the further ones
 * @param rows ascending
 */
public record FindingTable(String counted, List<String> columns, List<Row> rows) {
    public FindingTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException(
                        row.cells().size() + " cells for " + columns.size() + " columns at " + row.place());
            }
        }
    }

    /**
     * One row.
     *
     * @param place where in the market's time
     * @param eventful something took place there, or something is wrong with it; whoever is short of time reads only these
     * @param cells one for each column
     */
    public record Row(long place, boolean eventful, List<Object> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** The rows that are asked for. */
    public FindingTable with(Predicate<Row> wanted) {
        return new FindingTable(counted, columns, rows.stream().filter(wanted).toList());
    }
}
