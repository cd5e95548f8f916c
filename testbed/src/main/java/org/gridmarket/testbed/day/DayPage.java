package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gridmarket.cli.energy.MarketTimes;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.cli.report.HtmlReport;
import org.gridmarket.cli.report.Plot;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;

/** The page of a day: the text's Figures 2.9 to 2.12 and 6.8, for this day. */
public final class DayPage {
    private static final String GREEN = "#2e8b57";
    private static final String RED = "#c0392b";
    private static final String BLUE = "#2f6fb5";
    private static final String TIME = "time of day, hours";
    private static final int MINUTES_AN_HOUR = 60;
    private static final double WH_PER_KWH = 1_000.0;

    private DayPage() {}

    /** Makes the page. */
    public static HtmlReport of(DayPlan plan, DayResult result, Circumstances circumstances) {
        HtmlReport page = new HtmlReport("A trading day: " + plan.microgrid().source());
        page.paragraph(circumstances.startedAt() + ", " + circumstances.machine() + ", " + circumstances.cores()
                + " cores, commit " + circumstances.commit());
        page.paragraph(DayFacts.verdict(result));
        page.facts("Summary", DayFacts.five(result));
        page.facts("Details", DayFacts.rest(plan, result));
        page.plot(
                energy(result),
                "Energy of the selling offers that name an interval (an offer counts in each), of the"
                        + " buying offers as a negative sum, and what was traded; Figures 2.12 and 6.8.");
        page.plot(
                prices(result),
                "Mean price of what was traded, in thousandths of the currency per kWh, between the edges of the band.");
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
        page.table(
                "Intervals",
                List.of("time", "interval", "offered Wh", "requested Wh", "traded Wh", "µ/Wh", "value", "source"),
                rows(result));
        return page;
    }

    private static Plot energy(DayResult result) {
        return new Plot(
                "Energy offered, requested and traded",
                TIME,
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

    private static String price(IntervalLine line) {
        UnitPrice mean = line.meanPrice();
        return mean == null ? "-" : Long.toString(mean.microPerWh());
    }

    private static Plot prices(DayResult result) {
        return new Plot(
                "Prices",
                TIME,
                "µ/Wh",
                List.of(
                        lines(
                                result,
                                "band, low",
                                RED,
                                line -> DayPlan.TARIFF.bandLow().microPerWh()),
                        lines(
                                result,
                                "band, high",
                                RED,
                                line -> DayPlan.TARIFF.bandHigh().microPerWh()),
                        new Plot.Series(
                                "mean price",
                                BLUE,
                                Plot.Style.DOTS,
                                result.lines().stream()
                                        .filter(line -> line.meanPrice() != null)
                                        .map(line -> point(
                                                line.interval(),
                                                (double) line.value().micro()
                                                        / line.finding()
                                                                .traded()
                                                                .wh()))
                                        .toList())));
    }

    private static Plot substation(DayResult result) {
        return new Plot(
                "Load at the substation",
                TIME,
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
                "Battery level", TIME, "kWh", List.of(new Plot.Series("mean level", GREEN, Plot.Style.LINE, points)));
    }

    private static Plot times(DayResult result) {
        List<Plot.Point> solved = new ArrayList<>();
        List<Plot.Point> submitted = new ArrayList<>();
        for (SolveTime attempt : result.solves()) {
            solved.add(point(attempt.round().interval(), (double) attempt.solveMillis()));
            if (attempt.submitMillis() > 0) {
                submitted.add(
                        point(attempt.round().interval(), (double) (attempt.solveMillis() + attempt.submitMillis())));
            }
        }
        return new Plot(
                "Time to solve and submit",
                TIME,
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
        return new Plot.Point(t.index() * (double) DayPlan.MINUTES / MINUTES_AN_HOUR, value);
    }

    private static List<List<String>> rows(DayResult result) {
        return result.lines().stream()
                .map(line -> List.of(
                        MarketTimes.simulated(line.interval(), DayPlan.MINUTES),
                        line.interval().toString(),
                        Long.toString(line.offered().wh()),
                        Long.toString(line.requested().wh()),
                        Long.toString(line.finding().traded().wh()),
                        price(line),
                        DayFacts.units(line.value()),
                        line.finding().source().toString()))
                .toList();
    }
}
