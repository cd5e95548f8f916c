package org.gridmarket.agent.energy.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.agent.energy.plan.ProfileFile;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.agent.source.SourceException;

/** A profile of the data format (startTime, endTime, energy in kW, price) that is read again when it has changed. */
public final class CsvForecast implements EnergyForecast {
    private final Path file;
    private List<ProfileRow> last = List.of();
    private boolean read;

    public CsvForecast(Path file) {
        this.file = file;
    }

    @Override
    public Optional<List<ProfileRow>> look() {
        if (!Files.exists(file)) {
            throw new SourceException("there is no forecast " + file);
        }
        try {
            if (!Files.readString(file).endsWith("\n")) {
                return Optional.empty(); // is being written
            }
            List<ProfileRow> rows = ProfileFile.read(file).rows();
            if (read && rows.equals(last)) {
                return Optional.empty();
            }
            read = true;
            last = rows;
            return Optional.of(rows);
        } catch (IOException | DataException unreadable) {
            throw new SourceException("forecast " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
