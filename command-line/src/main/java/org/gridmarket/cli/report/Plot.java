package org.gridmarket.cli.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A plot over intervals as SVG.
 *
 * @param title above it
 * @param xLabel below it
 * @param yLabel beside it
 * @param series at least one with a point
 */
public record Plot(String title, String xLabel, String yLabel, List<Series> series) {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 320;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 20;
    private static final int BOTTOM = 62;
    private static final int GRID_LINES = 5;

    /** How the points of a series are joined. */
    public enum Style {
        /** From point to point. */
        LINE,
        /** Constant over each interval. */
        STEPS,
        /** Not at all. */
        DOTS,
        /** A bar each, of width 1 around x, upon the bars of earlier series: above zero up, below zero down. */
        BARS
    }

    /** One point. */
    public record Point(double x, double y) {}

    /**
     * One series.
     *
     * @param name in the legend; empty to be left out of it
     * @param colour CSS colour
     * @param style how its points are joined
     * @param points ascending in x
     */
    public record Series(String name, String colour, Style style, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    public Plot {
        series = List.copyOf(series);
    }

    /** The plot as an SVG element. */
    public String svg() {
        if (series.stream().allMatch(one -> one.points().isEmpty())) {
            return "<p class=\"empty\">Nothing to plot.</p>";
        }
        BarStacks stacks = new BarStacks(series);
        Scale x = Scale.over(all(stacks, true), LEFT, WIDTH - RIGHT);
        Scale y = Scale.withZero(all(stacks, false), HEIGHT - BOTTOM, TOP);
        StringBuilder out = new StringBuilder();
        out.append(
                format("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n", WIDTH, HEIGHT, escaped(title)));
        drawGrid(out, x, y);
        for (BarStacks.Bar bar : stacks.bars()) {
            drawBar(out, bar, x, y);
        }
        for (Series one : series) {
            if (one.style() != Style.BARS) {
                drawSeries(out, one, x, y);
            }
        }
        drawLegend(out);
        return out.append("</svg>\n").toString();
    }

    private List<Double> all(BarStacks stacks, boolean horizontal) {
        Stream<Double> points = series.stream()
                .filter(one -> one.style() != Style.BARS)
                .flatMap(one -> one.points().stream())
                .map(point -> horizontal ? point.x() : point.y());
        Stream<Double> bars = stacks.bars().stream()
                .flatMap(bar -> horizontal ? Stream.of(bar.left(), bar.right()) : Stream.of(bar.low(), bar.high()));
        return Stream.concat(points, bars).toList();
    }

    private static void drawBar(StringBuilder out, BarStacks.Bar bar, Scale x, Scale y) {
        out.append(format(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n",
                x.at(bar.left()),
                y.at(bar.high()),
                x.at(bar.right()) - x.at(bar.left()),
                y.at(bar.low()) - y.at(bar.high()),
                bar.colour()));
    }

    private void drawGrid(StringBuilder out, Scale x, Scale y) {
        for (double tick : y.ticks(GRID_LINES)) {
            double at = y.at(tick);
            out.append(format(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH - RIGHT, at, at));
            out.append(format(
                    "<text class=\"tick\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
                    LEFT - 8, at + 4, number(tick)));
        }
        for (double tick : x.ticks(2 * GRID_LINES)) {
            out.append(format(
                    "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                    x.at(tick), HEIGHT - BOTTOM + 18, number(tick)));
        }
        out.append(format(
                "<text class=\"label\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - BOTTOM + 36, escaped(xLabel)));
        out.append(format(
                "<text class=\"label\" transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n",
                (TOP + HEIGHT - BOTTOM) / 2, escaped(yLabel)));
    }

    private static void drawSeries(StringBuilder out, Series one, Scale x, Scale y) {
        if (one.style() == Style.DOTS) {
            for (Point point : one.points()) {
                out.append(format(
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"/>",
                        x.at(point.x()), y.at(point.y()), one.colour()));
            }
            out.append('\n');
            return;
        }
        StringBuilder path = new StringBuilder();
        double before = Double.NaN;
        for (Point point : one.points()) {
            if (one.style() == Style.STEPS && !Double.isNaN(before)) {
                path.append(format("L%.1f %.1f", x.at(point.x()), before));
            }
            before = y.at(point.y());
            path.append(format("%s%.1f %.1f", path.isEmpty() ? "M" : "L", x.at(point.x()), before));
        }
        out.append(format("<path d=\"%s\" stroke=\"%s\"/>\n", path, one.colour()));
    }

    private void drawLegend(StringBuilder out) {
        int at = LEFT;
        for (Series one : series) {
            if (one.name().isEmpty()) {
                continue;
            }
            out.append(format(
                    "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>", at, HEIGHT - 14, one.colour()));
            out.append(format(
                    "<text class=\"tick\" x=\"%d\" y=\"%d\">%s</text>\n", at + 20, HEIGHT - 8, escaped(one.name())));
            at += 40 + 7 * one.name().length();
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? format("%d", Math.round(value)) : format("%.2f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
