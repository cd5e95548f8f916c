package org.gridmarket.metrics.energy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.MetricFamily;

/** What a solver of the energy market tells. */
public final class SolverMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("A solver of the energy market", "solver");

    /** From a round of a few offers to one that takes an interval of real time. */
    private static final List<Duration> STAGE_BUCKETS = Stream.of(
                    1, 10, 100, 500, 1_000, 5_000, 30_000, 120_000, 600_000)
            .map(Duration::ofMillis)
            .toList();

    public static final Metric ROUND = FAMILY.gauge("gridmarket_solver_round", "The round last attempted.");
    public static final Metric OFFERS = FAMILY.gauge("gridmarket_solver_offers", "Open offers of that round.");
    public static final Metric VARIABLES = FAMILY.gauge("gridmarket_solver_variables", "Variables of its model.");
    public static final Metric OBJECTIVE_WH =
            FAMILY.gauge("gridmarket_solver_objective_wh", "Energy of the solution, in Wh.");
    public static final Metric GAP_WH =
            FAMILY.gauge("gridmarket_solver_gap_wh", "Energy that the bound leaves open, in Wh.");
    public static final Metric ATTEMPTS = FAMILY.counter(
            "gridmarket_solver_attempts_total", "Attempts at rounds, by what became of them.", "outcome");
    public static final Metric STAGE = FAMILY.histogram(
            "gridmarket_solver_stage_seconds", "Time that a stage of an attempt takes.", STAGE_BUCKETS, "stage");
    public static final Metric HEARD =
            FAMILY.gauge("gridmarket_solver_heard_seconds", "Time since a public event was last believed.");
    public static final Metric LOOKED =
            FAMILY.gauge("gridmarket_solver_looked_seconds", "Time since the solver last looked for a round.");
    public static final Metric DONE =
            FAMILY.gauge("gridmarket_solver_done_seconds", "Time since the last attempt at a round ended.");
    public static final Metric SILENCE_ALLOWED = FAMILY.gauge(
            "gridmarket_solver_silence_allowed_seconds",
            "How long a market in time may tell a solver nothing: two intervals, three graces and 30 s.");
    public static final Metric GATEWAY_CAUGHT = FAMILY.counter(
            "gridmarket_client_gateway_caught_total",
            "Times that a gateway told what others contradict or nobody can read.",
            "organisation",
            "gateway");
    public static final Metric BELIEVED_BLOCK =
            FAMILY.gauge("gridmarket_client_believed_block", "The newest block of which something is believed.");

    private SolverMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
