package org.gridmarket.testbed.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.gridmarket.cli.report.Plot;
import org.gridmarket.testbed.traffic.Junction.Side;

/**
 * Runs of all rules over the same seeds, held against the timer seed by seed, with intervals that hold the mean in 95 of 100
 * cases (Student's t).
 */
public final class TrafficFigures {
    private static final double THOUSANDTHS = 1_000;
    private static final double PERCENT = 100;
    private static final List<String> COLOURS = List.of("#7a7a7a", "#2a78d6", "#c2571a", "#3d9970", "#8e44ad");

    /** Half the width of the interval in standard errors, for two runs on. */
    private static final List<Double> STUDENT = List.of(
            12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
            2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045);

    private final Map<LightRule, List<TrafficRun>> runs = new LinkedHashMap<>();

    /** Of the rule's next seed. */
    public void add(LightRule rule, TrafficRun run) {
        runs.computeIfAbsent(rule, none -> new ArrayList<>()).add(run);
    }

    private List<TrafficRun> of(LightRule rule) {
        return runs.getOrDefault(rule, List.of());
    }

    private double mean(LightRule rule, ToLongFunction<TrafficRun> value) {
        return of(rule).stream().mapToLong(value).average().orElse(0);
    }

    /** A mean, and half the width of its interval; of one run there is none. */
    record Change(double percent, double half) {
        @Override
        public String toString() {
            return Double.isNaN(half)
                    ? String.format(Locale.ROOT, "%+.1f %%", percent)
                    : String.format(Locale.ROOT, "%+.1f +- %.1f %%", percent, half);
        }
    }

    /** How much more a rule has than the timer, of the same seeds. */
    Change change(LightRule rule, ToLongFunction<TrafficRun> value) {
        List<Double> each = new ArrayList<>();
        List<TrafficRun> timer = of(LightRule.TIMER);
        for (int i = 0; i < of(rule).size(); i++) {
            double before = value.applyAsLong(timer.get(i));
            each.add(PERCENT * (value.applyAsLong(of(rule).get(i)) - before) / Math.max(1, before));
        }
        double mean = each.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double squares =
                each.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum();
        int freedoms = each.size() - 1;
        double half = freedoms < 1
                ? Double.NaN
                : STUDENT.get(Math.min(freedoms, STUDENT.size()) - 1) * Math.sqrt(squares / freedoms / each.size());
        return new Change(mean, half);
    }

    /** One line for each rule. */
    public List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (LightRule rule : runs.keySet()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("rule", rule.title());
            row.put("waits s", seconds(mean(rule, run -> run.delay().waitingMillis())));
            row.put("loses s", seconds(mean(rule, run -> run.delay().lossMillis())));
            row.put("vehicles a segment", seconds(mean(rule, TrafficRun::density)));
            boolean timer = rule == LightRule.TIMER;
            row.put(
                    "waiting",
                    timer
                            ? ""
                            : change(rule, run -> run.delay().waitingMillis()).toString());
            row.put(
                    "loss",
                    timer ? "" : change(rule, run -> run.delay().lossMillis()).toString());
            row.put("density", timer ? "" : change(rule, TrafficRun::density).toString());
            rows.add(row);
        }
        return rows;
    }

    /** As Fig 5.3 has them: mean density of each segment at each junction, and of all. */
    public List<Map<String, Object>> segments() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (LightRule rule : runs.keySet()) {
            for (Side side : Side.values()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("rule", rule.title());
                row.put("segment", side.name());
                for (Junction at : Junction.values()) {
                    row.put(at.name(), seconds(mean(rule, run -> run.densityOf(at, side))));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static String seconds(double thousandths) {
        return String.format(Locale.ROOT, "%.1f", thousandths / THOUSANDTHS);
    }

    /** Mean density of a segment, minute by minute. */
    public Plot plot(String title) {
        List<Plot.Series> series = new ArrayList<>();
        runs.forEach((rule, all) -> {
            List<Plot.Point> points = new ArrayList<>();
            int minutes =
                    all.stream().mapToInt(run -> run.minutes().size()).min().orElse(0);
            for (int minute = 0; minute < minutes; minute++) {
                int at = minute;
                points.add(new Plot.Point(
                        minute + 1.0,
                        all.stream()
                                        .mapToInt(run -> run.minutes().get(at))
                                        .average()
                                        .orElse(0)
                                / THOUSANDTHS));
            }
            series.add(new Plot.Series(
                    rule.title(), COLOURS.get(series.size() % COLOURS.size()), Plot.Style.LINE, points));
        });
        return new Plot(title, "minutes", "vehicles of a segment", series);
    }
}
