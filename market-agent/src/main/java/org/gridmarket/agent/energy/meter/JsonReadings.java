package org.gridmarket.agent.energy.meter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gridmarket.agent.source.JsonRows;
import org.gridmarket.agent.source.TextSource;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;

/** Readings as JSON, {@code {"interval":40,"produced_wh":120,"consumed_wh":0}} or an array of such, over HTTP or MQTT. */
public final class JsonReadings implements ReadingSource {
    private static final String INTERVAL = "interval";
    private static final String PRODUCED = "produced_wh";
    private static final String CONSUMED = "consumed_wh";

    private final String name;
    private final TextSource source;
    private Set<MeterReading> before = Set.of();

    /** @param name of the source, for messages */
    public JsonReadings(String name, TextSource source) {
        this.name = name;
        this.source = source;
    }

    @Override
    public List<MeterReading> look() {
        List<MeterReading> readings = new ArrayList<>();
        for (String text : source.news()) {
            Set<MeterReading> said = new HashSet<>();
            for (JsonRows.Row row : JsonRows.read(name, text, Set.of(INTERVAL, PRODUCED, CONSUMED))) {
                MeterReading reading = new MeterReading(
                        Interval.of((int) row.whole(INTERVAL, 0, Integer.MAX_VALUE)),
                        row.whole(PRODUCED, -Energy.MAX_WH, Energy.MAX_WH),
                        row.whole(CONSUMED, -Energy.MAX_WH, Energy.MAX_WH));
                boolean twice = !said.add(reading);
                if (twice || !before.contains(reading)) { // a page shows for a while what it has shown before
                    readings.add(reading);
                }
            }
            before = said;
        }
        return readings;
    }

    @Override
    public void close() {
        source.close();
    }
}
