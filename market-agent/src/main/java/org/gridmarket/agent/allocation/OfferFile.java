package org.gridmarket.agent.allocation;

import java.nio.file.Path;
import java.util.List;
import org.gridmarket.agent.csv.CsvFile;
import org.gridmarket.agent.csv.CsvRow;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.jspecify.annotations.Nullable;

/**
 * The offers of one member in a file such as {@code offers.csv} of a market's folder: a row for each alternative. A column
 * {@code member} may be absent, and so may {@code cycle}: a row without a cycle is for whatever book is open.
 */
public final class OfferFile {
    private OfferFile() {}

    /**
     * Those of one book.
     *
     * @param member whose rows count; null when the file has no column {@code member}
     * @param book the open one
     * @throws DataException with file, line and column, when something is not understood or the ledger would refuse it
     */
    public static List<ListedOffer> read(Path file, MarketSchema schema, @Nullable String member, Cycle book) {
        CsvFile rows = CsvFile.read(
                file, OfferRows.columns(schema), List.of(OfferRows.MEMBER, OfferRows.CYCLE, OfferRows.UNTIL));
        OfferRows offers = new OfferRows(schema, row -> member == null ? "" : member, book);
        for (CsvRow row : rows.rows()) {
            if (isOf(member, row) && offers.book(row).equals(book)) {
                offers.add(row);
            }
        }
        return offers.offers();
    }

    private static boolean isOf(@Nullable String member, CsvRow row) {
        if (!row.has(OfferRows.MEMBER)) {
            return true;
        }
        if (member == null) {
            throw row.problem(OfferRows.MEMBER, "is there, so say which member's rows are yours");
        }
        return row.text(OfferRows.MEMBER).equals(member);
    }
}
