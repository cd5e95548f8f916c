package org.gridmarket.solver.cycle;

import org.gridmarket.solver.energy.GreedyMatcher;
import org.gridmarket.solver.energy.Matcher;

/**
 * How a solver goes about a round.
 *
 * @param best the matcher that finds the solution it wants
 * @param first the matcher whose solution is posted before, where the best one takes long
 * @param largeFrom from so many open offers on the best one is expected to take long
 */
public record SolverPlan(Matcher best, Matcher first, int largeFrom) {
    private static final int USUAL_LARGE = 30_000;

    public SolverPlan {
        if (largeFrom < 0) {
            throw new IllegalArgumentException("number of offers " + largeFrom + " is negative");
        }
    }

    /** Greedy first where there are many offers. */
    public static SolverPlan with(Matcher best) {
        return new SolverPlan(best, new GreedyMatcher(), USUAL_LARGE);
    }
}
