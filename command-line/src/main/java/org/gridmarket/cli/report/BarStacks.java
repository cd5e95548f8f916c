package org.gridmarket.cli.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bars of several series at the same places, one upon the other. */
final class BarStacks {
    /** Half of what lies between two bars at whole places. */
    private static final double MARGIN = 0.05;

    /** A rectangle in the units of the axes. */
    record Bar(double left, double right, double low, double high, String colour) {}

    private final List<Bar> bars = new ArrayList<>();

    BarStacks(List<Plot.Series> series) {
        Map<Double, Double> up = new HashMap<>();
        Map<Double, Double> down = new HashMap<>();
        for (Plot.Series one : series) {
            if (one.style() == Plot.Style.BARS) {
                one.points().forEach(point -> add(point, point.y() > 0 ? up : down, one.colour()));
            }
        }
    }

    private void add(Plot.Point point, Map<Double, Double> stack, String colour) {
        double base = stack.getOrDefault(point.x(), 0.0);
        double end = base + point.y();
        stack.put(point.x(), end);
        bars.add(new Bar(
                point.x() - 0.5 + MARGIN, point.x() + 0.5 - MARGIN, Math.min(base, end), Math.max(base, end), colour));
    }

    List<Bar> bars() {
        return bars;
    }
}
