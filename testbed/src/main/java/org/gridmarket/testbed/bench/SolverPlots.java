package org.gridmarket.testbed.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.gridmarket.cli.report.Plot;

/** What matching costs against the number of offers; both axes are powers of ten. */
public final class SolverPlots {
    private static final List<String> COLOURS = List.of("#2a78d6", "#c2571a", "#3d9970", "#8e44ad");
    private static final double NANOS_PER_MICRO = 1_000;
    private static final String OFFERS = "offers, as powers of ten";

    private SolverPlots() {}

    /** Time to build and solve. */
    public static Plot time(List<SolverRow> rows) {
        return plot(
                "Time to build and solve",
                "µs, as powers of ten",
                rows,
                row -> Math.max(1, row.nanos() / NANOS_PER_MICRO));
    }

    /** The largest heap while solving. */
    public static Plot memory(List<SolverRow> rows) {
        return plot(
                "Peak heap",
                "bytes, as powers of ten",
                rows,
                row -> Math.max(1, row.memory().heapBytes()));
    }

    private static Plot plot(String title, String unit, List<SolverRow> rows, ToDoubleFunction<SolverRow> cost) {
        Map<String, List<Plot.Point>> byMatcher = new LinkedHashMap<>();
        for (SolverRow row : rows) {
            if (row.problem().isOfSizes()) {
                byMatcher
                        .computeIfAbsent(row.matcher(), matcher -> new ArrayList<>())
                        .add(new Plot.Point(Math.log10(row.offers()), Math.log10(cost.applyAsDouble(row))));
            }
        }
        List<Plot.Series> series = new ArrayList<>();
        byMatcher.forEach((matcher, points) -> series.add(
                new Plot.Series(matcher, COLOURS.get(series.size() % COLOURS.size()), Plot.Style.LINE, points)));
        return new Plot(title, OFFERS, unit, series);
    }
}
