package org.gridmarket.agent.energy.meter;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.agent.csv.CsvFile;
import org.gridmarket.agent.csv.CsvRow;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.agent.source.SourceException;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;

/**
 * Readings in a file with the heading {@code interval,produced_wh,consumed_wh} that another program writes on. Rows are read
 * once; a last line without its end is still being written.
 */
public final class CsvReadings implements ReadingSource {
    private static final String INTERVAL = "interval";
    private static final String PRODUCED = "produced_wh";
    private static final String CONSUMED = "consumed_wh";

    private final Path file;
    private int taken;
    private long seenBytes = -1;

    public CsvReadings(Path file) {
        this.file = file;
    }

    @Override
    public List<MeterReading> look() {
        try {
            long bytes = Files.size(file);
            if (bytes == seenBytes || !endsWithLine(bytes)) {
                return List.of();
            }
            List<CsvRow> rows = CsvFile.read(file, List.of(INTERVAL, PRODUCED, CONSUMED), List.of())
                    .rows();
            List<MeterReading> readings = new ArrayList<>();
            for (CsvRow row : rows.subList(Math.min(taken, rows.size()), rows.size())) {
                readings.add(new MeterReading(
                        Interval.of((int) row.whole(INTERVAL, 0, Integer.MAX_VALUE)),
                        row.whole(PRODUCED, -Energy.MAX_WH, Energy.MAX_WH),
                        row.whole(CONSUMED, -Energy.MAX_WH, Energy.MAX_WH)));
            }
            taken = rows.size();
            seenBytes = bytes;
            return readings;
        } catch (NoSuchFileException absent) {
            throw new SourceException("there are no readings " + file, absent);
        } catch (IOException | DataException unreadable) {
            throw new SourceException(
                    "readings in " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private boolean endsWithLine(long bytes) throws IOException {
        if (bytes == 0) {
            return false;
        }
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            open.seek(bytes - 1);
            return open.read() == '\n';
        }
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
