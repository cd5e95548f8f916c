package org.gridmarket.testbed.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.gridmarket.testbed.report.Plot;

/** What the ledger carries against the number of clients: the baseline and the market's simplest operation. */
public final class LedgerPlots {
    private static final List<String> COLOURS = List.of("#2a78d6", "#c2571a");
    private static final List<String> COMPARED = List.of("empty", "single_offers");

    private LedgerPlots() {}

    /** Committed transactions per second. */
    public static Plot throughput(List<ScenarioRow> rows) {
        return plot("Committed transactions", "per second", rows, ScenarioRow::committedPerSecond);
    }

    /** Median time until commitment. */
    public static Plot latency(List<ScenarioRow> rows) {
        return plot("Median time until commitment", "ms", rows, ScenarioRow::medianMillis);
    }

    private static Plot plot(String title, String unit, List<ScenarioRow> rows, ToDoubleFunction<ScenarioRow> value) {
        Map<String, List<Plot.Point>> points = new LinkedHashMap<>();
        COMPARED.forEach(name -> points.put(name, new ArrayList<>()));
        for (ScenarioRow row : rows) {
            List<Plot.Point> own = points.get(row.scenario());
            if (own != null) {
                own.add(new Plot.Point(row.clients(), value.applyAsDouble(row)));
            }
        }
        List<Plot.Series> series = new ArrayList<>();
        points.forEach(
                (name, all) -> series.add(new Plot.Series(name, COLOURS.get(series.size()), Plot.Style.LINE, all)));
        return new Plot(title, "clients that send at a time", unit, series);
    }
}
