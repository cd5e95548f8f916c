package org.gridmarket.testbed.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gridmarket.metrics.allocation.AllocationSolverMetrics;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.day.MetricsPage;
import org.junit.jupiter.api.Test;

class SolverAttemptsTest {
    private static MetricsPage page(String outcome, int times) {
        return new MetricsPage(
                AllocationSolverMetrics.ATTEMPTS.name() + "{outcome=\"" + outcome + "\",} " + times + ".0\n");
    }

    @Test
    void a_solver_that_does_not_answer_is_named_and_the_others_count() {
        SolverAttempts attempts = SolverAttempts.ask(Map.of(
                "solver-1",
                () -> page("SOLUTION_INFEASIBLE", 2),
                "solver-2",
                () -> {
                    throw new PartFailedException("no metrics from http://127.0.0.1:1/q/metrics: timed out");
                },
                "solver-3",
                () -> page("SOLUTION_INFEASIBLE", 1)));

        assertThat(attempts.refused()).containsExactly(Map.entry("SOLUTION_INFEASIBLE", 3L));
        assertThat(attempts.silent())
                .containsExactly("solver-2: no metrics from http://127.0.0.1:1/q/metrics: timed out");
    }
}
