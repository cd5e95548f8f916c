package org.gridmarket.cli.report;

import java.util.ArrayList;
import java.util.List;

/** From values to places on the page, with ticks at round values. */
final class Scale {
    private final double low;
    private final double high;
    private final double from;
    private final double to;

    private Scale(double low, double high, double from, double to) {
        this.low = low;
        this.high = high > low ? high : low + 1;
        this.from = from;
        this.to = to;
    }

    static Scale over(List<Double> values, double from, double to) {
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return new Scale(low, high, from, to);
    }

    /** For amounts: zero is on the page. */
    static Scale withZero(List<Double> values, double from, double to) {
        Scale plain = over(values, from, to);
        return new Scale(Math.min(0, plain.low), Math.max(plain.high, Math.min(0, plain.low) + 1), from, to);
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** About so many ticks, at 1, 2 or 5 times a power of ten. */
    List<Double> ticks(int about) {
        double rough = (high - low) / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step =
                rough / power > 5 ? 10 * power : rough / power > 2 ? 5 * power : rough / power > 1 ? 2 * power : power;
        List<Double> ticks = new ArrayList<>();
        for (double tick = Math.ceil(low / step) * step; tick <= high + step / 1_000; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }
}
