package org.gridmarket.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The metrics of one subject, told by one kind of program. A class per family declares them as constants through this one, so
 * that what is declared is also listed; a market adds such a class and a line in {@link OwnMetrics}.
 */
public final class MetricFamily {
    private final String title;
    private final String program;
    private final List<Metric> metrics = new ArrayList<>();

    /**
     * An empty family; filled while its class is loaded, and by nobody else.
     *
     * @param title for people
     * @param program who tells them, such as {@code gateway}
     */
    public MetricFamily(String title, String program) {
        this.title = title;
        this.program = program;
    }

    /** Declares a gauge. */
    public Metric gauge(String name, String help, String... labels) {
        return add(new Metric(name, Metric.Type.GAUGE, help, List.of(labels), List.of()));
    }

    /** Declares a counter. */
    public Metric counter(String name, String help, String... labels) {
        return add(new Metric(name, Metric.Type.COUNTER, help, List.of(labels), List.of()));
    }

    /** Declares a histogram of times. */
    public Metric histogram(String name, String help, List<Duration> buckets, String... labels) {
        return add(new Metric(name, Metric.Type.HISTOGRAM, help, List.of(labels), buckets));
    }

    private Metric add(Metric metric) {
        metrics.add(metric);
        return metric;
    }

    public String title() {
        return title;
    }

    /** Who tells them. */
    public String program() {
        return program;
    }

    /** All of them, as they were declared. */
    public List<Metric> metrics() {
        return List.copyOf(metrics);
    }
}
