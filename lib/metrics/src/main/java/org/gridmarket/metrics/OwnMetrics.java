package org.gridmarket.metrics;

import java.util.List;
import java.util.Optional;
import org.gridmarket.metrics.allocation.AllocationMetrics;
import org.gridmarket.metrics.allocation.AllocationSolverMetrics;
import org.gridmarket.metrics.clock.ClockMetrics;
import org.gridmarket.metrics.compute.ComputeMetrics;
import org.gridmarket.metrics.energy.EnergyMetrics;
import org.gridmarket.metrics.energy.HomeMetrics;
import org.gridmarket.metrics.energy.MeterMetrics;
import org.gridmarket.metrics.energy.SolverMetrics;
import org.gridmarket.metrics.purse.PurseMetrics;
import org.gridmarket.metrics.stream.StreamMetrics;

/** All own metrics of all programs: alert rules, boards and the page docs/generated/metrics.md name these and no others. */
public final class OwnMetrics {
    private static final List<MetricFamily> FAMILIES = List.of(
            CommonMetrics.family(),
            GatewayMetrics.family(),
            NetworkMetrics.family(),
            NodeMetrics.family(),
            EnergyMetrics.family(),
            ClockMetrics.family(),
            PurseMetrics.family(),
            AllocationMetrics.family(),
            ComputeMetrics.family(),
            StreamMetrics.family(),
            SolverMetrics.family(),
            AllocationSolverMetrics.family(),
            ForwarderMetrics.family(),
            HomeMetrics.family(),
            MeterMetrics.family());

    private OwnMetrics() {}

    /** A market adds its line. */
    public static List<MetricFamily> families() {
        return FAMILIES;
    }

    /** The metric of that name; empty when there is none. */
    public static Optional<Metric> named(String name) {
        return FAMILIES.stream()
                .flatMap(family -> family.metrics().stream())
                .filter(metric -> metric.name().equals(name))
                .findFirst();
    }
}
