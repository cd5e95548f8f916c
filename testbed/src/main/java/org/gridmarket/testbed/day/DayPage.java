package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.cli.report.HtmlReport;
import org.gridmarket.cli.report.Plot;
import org.gridmarket.kernel.quantity.Interval;

/** The page of a day: the text's Figures 2.9 to 2.12 and 6.8, for this day. */
public final class DayPage {
    private static final String GREEN = "#2e8b57";
    private static final String RED = "#c0392b";
    private static final String BLUE = "#2f6fb5";
    private static final double WH_PER_KWH = 1_000.0;

    private DayPage() {}

    /** Makes the page. */
    public static HtmlReport of(DayPlan plan, DayResult result, Circumstances circumstances) {
        HtmlReport page = new HtmlReport("A trading day: " + plan.microgrid().source());
        page.paragraph(circumstances.startedAt() + ", " + circumstances.machine() + ", " + circumstances.cores()
                + " cores, commit " + circumstances.commit());
        page.facts("Summary", DayReport.facts(plan, result));
        page.plot(
                energy(result),
                "Energy of the selling offers that name an interval (an offer counts in each), of the"
                        + " buying offers as a negative sum, and what was traded; Figures 2.12 and 6.8.");
        page.plot(
                substation(result),
                "What flows through the substation, positive from the homes to the grid: all of it"
                        + " settled with the grid operator, and what is left of it after trading; Figure 2.10.");
        if (result.batteries().stream().anyMatch(level -> level.level().wh() != 0)) {
            page.plot(
                    batteries(result),
                    "Energy that waits in batteries, mean over the homes that have one; Figure 2.11.");
        }
        page.plot(
                times(result),
                "Every attempt of a solver: the time to solve, and to solve and submit; and the time from"
                        + " the gate to the finalisation. Figure 2.9.");
        page.table("Intervals", List.of("interval", "offered Wh", "requested Wh", "traded Wh", "source"), rows(result));
        return page;
    }

    private static Plot energy(DayResult result) {
        return new Plot(
                "Energy offered, requested and traded",
                "interval",
                "kWh",
                List.of(
                        lines(result, "offered", GREEN, line -> line.offered().wh() / WH_PER_KWH),
                        lines(
                                result,
                                "requested",
                                RED,
                                line -> -line.requested().wh() / WH_PER_KWH),
                        lines(
                                result,
                                "traded",
                                BLUE,
                                line -> line.finding().traded().wh() / WH_PER_KWH)));
    }

    private static Plot substation(DayResult result) {
        return new Plot(
                "Load at the substation",
                "interval",
                "kWh",
                List.of(
                        loads(
                                result,
                                "settled with the operator without the market",
                                RED,
                                load -> load.without().wh()),
                        loads(
                                result,
                                "settled with the operator with the market",
                                BLUE,
                                load -> load.with().wh())));
    }

    private static Plot batteries(DayResult result) {
        List<Plot.Point> points = new ArrayList<>();
        for (DayPhysics.Level level : result.batteries()) {
            points.add(point(level.t(), level.level().wh() / WH_PER_KWH));
        }
        return new Plot(
                "Battery level",
                "interval",
                "kWh",
                List.of(new Plot.Series("mean level", GREEN, Plot.Style.LINE, points)));
    }

    private static Plot times(DayResult result) {
        List<Plot.Point> solved = new ArrayList<>();
        List<Plot.Point> submitted = new ArrayList<>();
        for (SolveTime attempt : result.solves()) {
            solved.add(point(attempt.round(), (double) attempt.solveMillis()));
            if (attempt.submitMillis() > 0) {
                submitted.add(point(attempt.round(), (double) (attempt.solveMillis() + attempt.submitMillis())));
            }
        }
        return new Plot(
                "Time to solve and submit",
                "interval",
                "ms",
                List.of(
                        new Plot.Series("solve", GREEN, Plot.Style.DOTS, solved),
                        new Plot.Series("solve and submit", RED, Plot.Style.DOTS, submitted),
                        lines(result, "finalise", BLUE, Plot.Style.DOTS, line -> line.finalMillis())));
    }

    private static Plot.Series lines(
            DayResult result, String name, String colour, ToDoubleFunction<IntervalLine> value) {
        return lines(result, name, colour, Plot.Style.STEPS, value);
    }

    private static Plot.Series lines(
            DayResult result, String name, String colour, Plot.Style style, ToDoubleFunction<IntervalLine> value) {
        return new Plot.Series(
                name,
                colour,
                style,
                result.lines().stream()
                        .map(line -> point(line.interval(), value.applyAsDouble(line)))
                        .toList());
    }

    private static Plot.Series loads(
            DayResult result, String name, String colour, ToDoubleFunction<DayPhysics.Load> value) {
        return new Plot.Series(
                name,
                colour,
                Plot.Style.STEPS,
                result.substation().stream()
                        .map(load -> point(load.t(), value.applyAsDouble(load) / WH_PER_KWH))
                        .toList());
    }

    private static Plot.Point point(Interval t, double value) {
        return new Plot.Point(t.index(), value);
    }

    private static List<List<String>> rows(DayResult result) {
        return result.lines().stream()
                .map(line -> List.of(
                        line.interval().toString(),
                        Long.toString(line.offered().wh()),
                        Long.toString(line.requested().wh()),
                        Long.toString(line.finding().traded().wh()),
                        line.finding().source().toString()))
                .toList();
    }
}
