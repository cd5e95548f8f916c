package org.gridmarket.testbed.docs;

import java.util.stream.Collectors;
import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.MetricFamily;
import org.gridmarket.metrics.OwnMetrics;

/** The page of all own metrics. */
final class MetricsText {
    private static final double MILLIS = 1_000;

    private MetricsText() {}

    static String page() {
        StringBuilder page = new StringBuilder("""
                # Metrics

                A gateway and a solver tell theirs on `/q/metrics`, a forwarder on `/metrics` of its `--counts-port`, beside those
                of their libraries. A home's agent and meter tell theirs to their own machine alone. A value that is not known
                is `NaN`. A histogram has `_bucket`, `_sum` and `_count`, and beside it a gauge `_max` of the last minutes.
                Alerts and boards made of them: [operations.md](../operations.md).
                """);
        for (MetricFamily family : OwnMetrics.families()) {
            page.append("\n## ").append(family.title()).append("\n\nTold by: ").append(family.program());
            page.append(".\n\n| metric | type | labels | meaning |\n|---|---|---|---|\n");
            family.metrics().forEach(metric -> page.append(row(metric)));
        }
        return page.toString();
    }

    private static String row(Metric metric) {
        String labels = metric.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
        return "| `" + metric.name() + "` | " + type(metric) + " | " + labels + " | " + metric.help() + " |\n";
    }

    private static String type(Metric metric) {
        return switch (metric.type()) {
            case GAUGE -> "gauge";
            case COUNTER -> "counter";
            case HISTOGRAM ->
                "histogram, up to "
                        + metric.buckets().stream()
                                .map(bound -> Double.toString(bound.toMillis() / MILLIS))
                                .collect(Collectors.joining(", "))
                        + " s";
        };
    }
}
