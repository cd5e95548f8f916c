package org.gridmarket.agent.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.gridmarket.kernel.quantity.Energy;

/**
 * One line of a {@link CsvFile}; every complaint names file, line, column and value.
 *
 * @param path the file
 * @param line counted from 1, the heading included
 * @param columns the heading
 * @param cells as many
 */
public record CsvRow(Path path, int line, List<String> columns, List<String> cells) {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,2})?");

    /** Mean power over a quarter of an hour: 1 kW gives 250 Wh. */
    public static final BigDecimal WH_PER_KW = BigDecimal.valueOf(250);

    public boolean has(String column) {
        return columns.contains(column);
    }

    public boolean isEmpty(String column) {
        return raw(column).isEmpty();
    }

    public String text(String column) {
        String cell = raw(column);
        if (cell.isEmpty()) {
            throw problem(column, "is empty; every row needs a value there");
        }
        return cell;
    }

    /** A whole number within bounds. */
    public long whole(String column, long least, long most) {
        String cell = text(column);
        if (!WHOLE.matcher(cell).matches()) {
            throw problem(column, "'" + Shown.of(cell) + "' is no whole number" + wholeHint(column));
        }
        long value = Long.parseLong(cell);
        if (value < least || value > most) {
            throw problem(column, value + " is outside " + least + ".." + most + wholeHint(column));
        }
        return value;
    }

    /** kW as Wh of one interval, rounded half away from zero; signed. */
    public long wattHours(String column) {
        String cell = text(column);
        if (!DECIMAL.matcher(cell).matches()) {
            throw problem(
                    column,
                    "'" + Shown.of(cell)
                            + "' is no decimal number; write kW with a point, such as 1.5, and cells apart by commas");
        }
        BigDecimal wh = new BigDecimal(cell).multiply(WH_PER_KW);
        if (wh.abs().compareTo(BigDecimal.valueOf(Energy.MAX_WH)) > 0) {
            throw problem(column, cell + " kW is more than " + Energy.MAX_WH + " Wh in an interval; energy is in kW");
        }
        return wh.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** kW that must not be negative; an empty cell is no limit. */
    public Energy limit(String column) {
        if (isEmpty(column)) {
            return Energy.UNLIMITED;
        }
        long wh = wattHours(column);
        if (wh < 0) {
            throw problem(column, text(column) + " is negative");
        }
        return Energy.ofWh(wh);
    }

    public DataException problem(String column, String what) {
        return new DataException(path + ":" + line + ": " + column + " " + what);
    }

    private String raw(String column) {
        return cells.get(columns.indexOf(column));
    }

    private static String wholeHint(String column) {
        return column.endsWith("Time") ? "; intervals are numbered from 0, 15 minutes each" : "";
    }

    /** File and line, as reports name it. */
    public String place() {
        return path.getFileName() + ":" + line;
    }
}
