package org.gridmarket.solver.cycle;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.solver.energy.GreedyMatcher;
import org.gridmarket.solver.energy.Matcher;
import org.gridmarket.solver.energy.PriceWindowMatcher;
import org.gridmarket.solver.energy.PricedFlowMatcher;

/**
 * How a solver goes about a round.
 *
 * @param best the matcher that finds the solution it wants
 * @param early the matchers whose solutions are posted before, where the best one takes long: the first is feasible at
 *     once and suits everything, each other one takes longer and comes nearer
 * @param largeFrom from so many open offers on the best one is expected to take long
 */
public record SolverPlan(Matcher best, List<Matcher> early, int largeFrom) {
    private static final int USUAL_LARGE = 30_000;

    public SolverPlan {
        early = List.copyOf(early);
        if (early.isEmpty()) {
            throw new IllegalArgumentException("a plan needs a matcher that suits everything");
        }
        if (largeFrom < 0) {
            throw new IllegalArgumentException("number of offers " + largeFrom + " is negative");
        }
    }

    /** Where there are many offers: greedy, then within some per cent, then the most energy, then the wanted one. */
    public static SolverPlan with(Matcher best) {
        return new SolverPlan(
                best, List.of(new GreedyMatcher(), new PricedFlowMatcher(), new PriceWindowMatcher()), USUAL_LARGE);
    }

    /** For a round that the best matcher is not made for: a feasible solution is better than none. */
    Matcher fallback() {
        return early.getFirst();
    }

    /** What is tried in a round with so many open offers, in this order. */
    List<Matcher> steps(int offers) {
        if (offers < largeFrom) {
            return List.of(best);
        }
        List<Matcher> steps = new ArrayList<>(early);
        steps.add(best);
        return steps;
    }
}
