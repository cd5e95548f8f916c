package org.gridmarket.agent.energy.meter;

import java.util.List;

/** Port: where a meter reads its sensor. */
public interface ReadingSource extends AutoCloseable {
    /** The readings since the last look, possibly none; a SourceException when the source cannot be read now. */
    List<MeterReading> look();

    @Override
    void close();
}
