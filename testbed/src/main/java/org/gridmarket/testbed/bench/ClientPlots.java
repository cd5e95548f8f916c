package org.gridmarket.testbed.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.gridmarket.cli.report.Plot;

/** Scenarios that are compared, against the number of clients. */
public final class ClientPlots {
    private static final List<String> COLOURS = List.of("#2a78d6", "#c2571a", "#3c8d40", "#7a4fb5");

    private ClientPlots() {}

    /** Committed transactions per second; rows by the name of their series. */
    public static Plot throughput(Map<String, List<ScenarioRow>> rows) {
        return plot("Committed transactions", "per second", rows, ScenarioRow::committedPerSecond);
    }

    /** Median time until commitment; rows by the name of their series. */
    public static Plot latency(Map<String, List<ScenarioRow>> rows) {
        return plot("Median time until commitment", "ms", rows, ScenarioRow::medianMillis);
    }

    private static Plot plot(
            String title, String unit, Map<String, List<ScenarioRow>> rows, ToDoubleFunction<ScenarioRow> value) {
        List<Plot.Series> series = new ArrayList<>();
        rows.forEach((name, own) -> series.add(new Plot.Series(
                name,
                COLOURS.get(series.size() % COLOURS.size()),
                Plot.Style.LINE,
                own.stream()
                        .map(row -> new Plot.Point(row.clients(), value.applyAsDouble(row)))
                        .toList())));
        return new Plot(title, "clients that send at a time", unit, series);
    }
}
