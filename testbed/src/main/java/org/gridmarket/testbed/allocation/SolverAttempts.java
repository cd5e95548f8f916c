package org.gridmarket.testbed.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.gridmarket.metrics.allocation.AllocationSolverMetrics;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.solver.allocation.cycle.AllocationAttempt;
import org.gridmarket.solver.cycle.PostOutcome;
import org.gridmarket.testbed.day.MetricsPage;

/**
 * What became of the attempts of solvers, as they count them. A solver that was killed has forgotten what it had counted, and
 * one that does not answer says nothing: a figure less, and nothing against the market.
 *
 * @param byOutcome of all that answered
 * @param silent solvers that did not answer, each with why
 */
record SolverAttempts(Map<String, Long> byOutcome, List<String> silent) {
    private static final String ACCEPTED = new PostOutcome.Accepted().word();
    private static final String UNKNOWN = new PostOutcome.Unknown("").word();

    SolverAttempts {
        byOutcome = new TreeMap<>(byOutcome);
        silent = List.copyOf(silent);
    }

    /** @param solvers how each is asked, by its name */
    static SolverAttempts ask(Map<String, Supplier<MetricsPage>> solvers) {
        Map<String, Long> byOutcome = new TreeMap<>();
        List<String> silent = new ArrayList<>();
        solvers.forEach((solver, page) -> {
            try {
                page.get()
                        .by("outcome", AllocationSolverMetrics.ATTEMPTS.name())
                        .forEach((outcome, times) -> byOutcome.merge(outcome, times, Long::sum));
            } catch (PartFailedException noAnswer) {
                silent.add(solver + ": " + noAnswer.getMessage());
            }
        });
        return new SolverAttempts(byOutcome, silent);
    }

    /** Solutions that the rules refused, by code. */
    Map<String, Long> refused() {
        Map<String, Long> refused = new TreeMap<>(byOutcome);
        refused.keySet().removeAll(List.of(ACCEPTED, AllocationAttempt.SKIPPED, UNKNOWN));
        return refused;
    }

    /** Solutions of which nobody has said what became of them. */
    long unknown() {
        return byOutcome.getOrDefault(UNKNOWN, 0L);
    }
}
