package org.gridmarket.solver.worker;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.energy.SolverMetrics;
import org.gridmarket.metrics.micrometer.Meters;
import org.gridmarket.solver.cycle.SolveRecord;
import org.gridmarket.solver.cycle.SolveWatch;
import org.jspecify.annotations.Nullable;

/** Metrics per attempt: size, times by stage, objective, gap, and outcomes. */
final class SolveMeters implements SolveWatch {
    private static final double UNKNOWN = Double.NaN;

    private final Meters meters;
    private volatile @Nullable SolveRecord last;

    SolveMeters(Meters meters) {
        this.meters = meters;
        gauge(SolverMetrics.ROUND, done -> done.round().index());
        gauge(SolverMetrics.OFFERS, SolveRecord::offers);
        gauge(SolverMetrics.VARIABLES, done -> done.statistics().variables());
        gauge(SolverMetrics.OBJECTIVE_WH, done -> (double) done.value().energyWh());
        gauge(SolverMetrics.GAP_WH, SolveMeters::gap);
    }

    private void gauge(Metric metric, ToDoubleFunction<SolveRecord> value) {
        meters.gauge(metric, () -> Optional.ofNullable(last).map(value::applyAsDouble));
    }

    private static double gap(SolveRecord done) {
        return done.bound()
                .filter(bound -> bound.energyWh() < Long.MAX_VALUE)
                .map(bound -> (double) (bound.energyWh() - done.value().energyWh()))
                .orElse(UNKNOWN);
    }

    @Override
    public void tell(SolveRecord done) {
        last = done;
        time("build", done.statistics().buildNanos());
        time("solve", done.statistics().solveNanos());
        time("verify", done.statistics().verifyNanos());
        time("submit", done.submitNanos());
        meters.counter(SolverMetrics.ATTEMPTS, done.outcome()).increment();
    }

    private void time(String stage, long nanos) {
        meters.timer(SolverMetrics.STAGE, stage).record(nanos, TimeUnit.NANOSECONDS);
    }
}
