package org.gridmarket.agent.energy.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.agent.energy.plan.ProfileFile;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.agent.source.SourceException;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Interval;

/**
 * A profile of the data format (startTime, endTime, energy in kW, price) that is read again when it has changed; of a folder that
 * file whose name is the last one, such as {@code 2026-11-28.csv}.
 */
public final class CsvForecast implements EnergyForecast {
    private static final String ENDING = ".csv";
    private static final int LATEST = Interval.MAX_INDEX - MarketCalendar.MAX_HORIZON;

    private final Path path;
    private List<ProfileRow> last = List.of();
    private boolean read;

    /** @param path a file or a folder */
    public CsvForecast(Path path) {
        this.path = path;
    }

    @Override
    public Optional<List<ProfileRow>> look() {
        try {
            Path file = file();
            if (!Files.readString(file).endsWith("\n")) {
                return Optional.empty(); // is being written
            }
            List<ProfileRow> rows = ProfileFile.read(file, LATEST).rows();
            if (read && rows.equals(last)) {
                return Optional.empty();
            }
            read = true;
            last = rows;
            return Optional.of(rows);
        } catch (IOException | DataException unreadable) {
            throw new SourceException("forecast " + path + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private Path file() throws IOException {
        if (!Files.isDirectory(path)) {
            if (!Files.exists(path)) {
                throw new SourceException("there is no forecast " + path);
            }
            return path;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .max(Comparator.comparing(Path::getFileName))
                    .orElseThrow(() -> new SourceException("there is no file *" + ENDING + " in folder " + path));
        }
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
