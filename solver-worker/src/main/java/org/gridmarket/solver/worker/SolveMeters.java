package org.gridmarket.solver.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.gridmarket.solver.cycle.SolveRecord;
import org.gridmarket.solver.cycle.SolveWatch;
import org.jspecify.annotations.Nullable;

/** Metrics per attempt: size, times by stage, objective, gap, and outcomes. */
final class SolveMeters implements SolveWatch {
    private static final double UNKNOWN = Double.NaN;

    private final MeterRegistry registry;
    private volatile @Nullable SolveRecord last;

    SolveMeters(MeterRegistry registry) {
        this.registry = registry;
        gauge(
                "gridmarket.solver.round",
                "the round last attempted",
                done -> done.round().index());
        gauge("gridmarket.solver.offers", "open offers of the round", SolveRecord::offers);
        gauge(
                "gridmarket.solver.variables",
                "variables of its model",
                done -> done.statistics().variables());
        gauge("gridmarket.solver.objective.wh", "energy of the solution", done ->
                (double) done.value().energyWh());
        gauge("gridmarket.solver.gap.wh", "energy that the bound leaves open", SolveMeters::gap);
    }

    private void gauge(String name, String description, ToDoubleFunction<SolveRecord> value) {
        Gauge.builder(name, this, meters -> {
                    SolveRecord done = meters.last;
                    return done == null ? UNKNOWN : value.applyAsDouble(done);
                })
                .description(description)
                .register(registry);
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
        Counter.builder("gridmarket.solver.attempts")
                .description("attempts at rounds, by what became of them")
                .tag("outcome", done.outcome())
                .register(registry)
                .increment();
    }

    private void time(String stage, long nanos) {
        Timer.builder("gridmarket.solver.stage")
                .description("time that a stage of an attempt takes")
                .tag("stage", stage)
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
