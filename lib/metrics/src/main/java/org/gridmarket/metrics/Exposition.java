package org.gridmarket.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Metrics as text, for programs that need no more than a few lines: the format that Prometheus reads, version 0.0.4, with help
 * and type before the values of each metric. Not thread-safe; made anew for each answer.
 */
public final class Exposition {
    /** Content type of the text. */
    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Map<Metric, List<String>> lines = new LinkedHashMap<>();

    /** Adds a value of a gauge or counter. */
    public Exposition add(Metric metric, double value, String... labelValues) {
        metric.requireLabels(labelValues.length);
        if (metric.type() == Metric.Type.HISTOGRAM) {
            throw new IllegalArgumentException(metric.name() + " is a histogram, which has no single value");
        }
        lines.computeIfAbsent(metric, first -> new ArrayList<>())
                .add(metric.name() + labels(metric, labelValues) + " " + number(value));
        return this;
    }

    private static String labels(Metric metric, String... values) {
        if (values.length == 0) {
            return "";
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            pairs.add(metric.labels().get(i) + "=\"" + escaped(values[i]).replace("\"", "\\\"") + "\"");
        }
        return "{" + String.join(",", pairs) + "}";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String number(double value) {
        long whole = (long) value;
        if (whole == value) {
            return Long.toString(whole);
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return Double.toString(value);
    }

    /** All that was added, by metric in the order of their first value. */
    public String text() {
        StringBuilder text = new StringBuilder();
        lines.forEach((metric, values) -> {
            text.append("# HELP ").append(metric.name()).append(' ').append(escaped(metric.help()));
            text.append("\n# TYPE ").append(metric.name()).append(' ');
            text.append(metric.type() == Metric.Type.COUNTER ? "counter" : "gauge")
                    .append('\n');
            values.forEach(value -> text.append(value).append('\n'));
        });
        return text.toString();
    }
}
