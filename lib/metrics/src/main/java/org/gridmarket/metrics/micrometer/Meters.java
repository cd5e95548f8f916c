package org.gridmarket.metrics.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.gridmarket.metrics.Metric;

/** Registers own metrics by their declarations, so that none goes out without help, and none under another name. Thread-safe. */
public final class Meters {
    private final MeterRegistry registry;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A gauge that is asked when it is read; empty is not known and told as {@code NaN}. */
    public void gauge(Metric metric, Supplier<Optional<Double>> value, String... labelValues) {
        require(metric, Metric.Type.GAUGE);
        Gauge.builder(metric.meterName(), () -> value.get().orElse(Double.NaN))
                .description(metric.help())
                .tags(tags(metric, labelValues))
                .register(registry);
    }

    /** A gauge of an object that lives as long as the program. */
    public <T> void gauge(Metric metric, T object, ToDoubleFunction<T> value, String... labelValues) {
        gauge(metric, () -> Optional.of(value.applyAsDouble(object)), labelValues);
    }

    /** A gauge with rows that come and go. */
    public MultiGauge rows(Metric metric) {
        require(metric, Metric.Type.GAUGE);
        return MultiGauge.builder(metric.meterName()).description(metric.help()).register(registry);
    }

    /** The labels of one row of {@link #rows}. */
    public Tags tags(Metric metric, String... labelValues) {
        metric.requireLabels(labelValues.length);
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < labelValues.length; i++) {
            tags.add(Tag.of(metric.labels().get(i), labelValues[i]));
        }
        return Tags.of(tags);
    }

    /** A counter that counts from 0; the same one for the same labels. */
    public Counter counter(Metric metric, String... labelValues) {
        require(metric, Metric.Type.COUNTER);
        return Counter.builder(metric.meterName())
                .description(metric.help())
                .tags(tags(metric, labelValues))
                .register(registry);
    }

    /** A counter that an object keeps, which lives as long as the program. */
    public <T> void counter(Metric metric, T object, ToDoubleFunction<T> value, String... labelValues) {
        require(metric, Metric.Type.COUNTER);
        FunctionCounter.builder(metric.meterName(), object, value)
                .description(metric.help())
                .tags(tags(metric, labelValues))
                .register(registry);
    }

    /** A histogram of times; the same one for the same labels. */
    public Timer timer(Metric metric, String... labelValues) {
        require(metric, Metric.Type.HISTOGRAM);
        return Timer.builder(metric.meterName())
                .description(metric.help())
                .tags(tags(metric, labelValues))
                .serviceLevelObjectives(metric.buckets().toArray(Duration[]::new))
                .register(registry);
    }

    private static void require(Metric metric, Metric.Type type) {
        if (metric.type() != type) {
            throw new IllegalArgumentException(metric.name() + " is declared as " + metric.type() + ", not as " + type);
        }
    }
}
