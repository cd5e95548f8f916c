package org.gridmarket.agent.csv;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A file of comma-separated values with a heading, read strictly: known columns only, as many cells as columns. No quoting:
 * the format has numbers and names only. Empty lines at the end are allowed.
 */
public final class CsvFile {
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path path;
    private final List<CsvRow> rows;

    private CsvFile(Path path, List<CsvRow> rows) {
        this.path = path;
        this.rows = rows;
    }

    /**
     * Reads a file.
     *
     * @param required columns that must be there, in any order
     * @param optional columns that may be there
     */
    public static CsvFile read(Path path, List<String> required, List<String> optional) {
        List<String> lines = lines(path);
        if (lines.isEmpty()) {
            throw new DataException(path + ": is empty; its first line must be '" + String.join(",", required) + "'");
        }
        List<String> columns = columns(path, lines.getFirst(), required, optional);
        List<CsvRow> rows = new ArrayList<>();
        int last = lines.size();
        while (last > 1 && lines.get(last - 1).isBlank()) {
            last--;
        }
        for (int i = 1; i < last; i++) {
            List<String> cells = cells(lines.get(i));
            if (cells.size() != columns.size()) {
                throw new DataException(path + ":" + (i + 1) + ": " + cells.size() + " cells where the heading has "
                        + columns.size() + " columns" + separatorHint(lines.get(i)));
            }
            rows.add(new CsvRow(path, i + 1, columns, cells));
        }
        return new CsvFile(path, List.copyOf(rows));
    }

    private static List<String> lines(Path path) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new DataException(
                        path + ": has " + Files.size(path) + " bytes; at most " + MAX_BYTES + " are read");
            }
            return withoutMark(Files.readAllLines(path, StandardCharsets.UTF_8));
        } catch (MalformedInputException notText) {
            throw new DataException(path + ": is no UTF-8 text", notText);
        } catch (IOException unreadable) {
            throw new DataException(path + ": cannot be read (" + unreadable + ")", unreadable);
        }
    }

    /** Spreadsheets begin a file with a byte-order mark, which nobody sees. */
    private static List<String> withoutMark(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().startsWith(BYTE_ORDER_MARK)) {
            return lines;
        }
        List<String> clean = new ArrayList<>(lines);
        clean.set(0, lines.getFirst().substring(BYTE_ORDER_MARK.length()));
        return clean;
    }

    private static String separatorHint(String line) {
        if (line.contains(";") || line.contains("\t")) {
            return "; cells are apart by commas, and decimals have a point";
        }
        return "; a comma stands between cells and nowhere else, so decimals have a point";
    }

    private static List<String> columns(Path path, String heading, List<String> required, List<String> optional) {
        List<String> columns = cells(heading);
        for (String column : columns) {
            if (!required.contains(column) && !optional.contains(column)) {
                throw new DataException(path + ":1: unknown column '" + Shown.of(column) + "'; there are " + required
                        + (optional.isEmpty() ? "" : " and, if wanted, " + optional)
                        + (columns.size() == 1 ? separatorHint(heading) : ""));
            }
        }
        if (Set.copyOf(columns).size() != columns.size()) {
            throw new DataException(path + ":1: a column is named twice in '" + Shown.of(heading) + "'");
        }
        for (String column : required) {
            if (!columns.contains(column)) {
                throw new DataException(path + ":1: column '" + column + "' is missing in '" + Shown.of(heading) + "'");
            }
        }
        return columns;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }

    public Path path() {
        return path;
    }

    public List<CsvRow> rows() {
        return rows;
    }
}
