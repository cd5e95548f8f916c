package org.gridmarket.agent.energy.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.agent.csv.CsvFile;
import org.gridmarket.agent.csv.CsvRow;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * The profile of one prosumer.
 *
 * @param rows in the order of the file
 * @param skipped rows that came to 0 Wh
 */
public record ProfileFile(List<ProfileRow> rows, Noted skipped) {
    /** Of a data folder: a year of quarter hours. */
    private static final int LAST_INTERVAL = 366 * 96 - 1;

    private static final String START = "startTime";
    private static final String END = "endTime";
    private static final String ENERGY = "energy";
    private static final String PRICE = "price";

    /** One of a data folder, whose days begin with interval 0. */
    public static ProfileFile read(Path path) {
        return read(path, LAST_INTERVAL);
    }

    /**
     * Of a market that may be years old.
     *
     * @param latest the last interval that a row may name
     */
    public static ProfileFile read(Path path, int latest) {
        CsvFile file = CsvFile.read(path, List.of(START, END, ENERGY), List.of(PRICE));
        List<ProfileRow> rows = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (CsvRow row : file.rows()) {
            ProfileRow read = row(row, latest);
            if (read.energy().wh() == 0) {
                skipped.add(row.place());
            } else {
                rows.add(read);
            }
        }
        return new ProfileFile(List.copyOf(rows), Noted.of(skipped));
    }

    private static ProfileRow row(CsvRow row, int latest) {
        int first = (int) row.whole(START, 0, latest);
        int last = (int) row.whole(END, 0, latest);
        if (last < first) {
            throw row.problem(END, last + " is before " + START + " " + first);
        }
        if (last - first >= MarketCalendar.MAX_HORIZON) {
            throw row.problem(
                    END,
                    last + " is " + (last - first) + " intervals after " + START + "; an offer spans at most "
                            + MarketCalendar.MAX_HORIZON);
        }
        return new ProfileRow(
                Interval.of(first), Interval.of(last), new NetEnergy(row.wattHours(ENERGY)), price(row), row.place());
    }

    private static @Nullable UnitPrice price(CsvRow row) {
        return row.has(PRICE) ? new UnitPrice(row.whole(PRICE, 0, UnitPrice.MAX_MICRO_PER_WH)) : null;
    }
}
