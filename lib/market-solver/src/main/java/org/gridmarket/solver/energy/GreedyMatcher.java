package org.gridmarket.solver.energy;

import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.solver.effort.ModelSize;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.effort.StopWatch;

/** Fast and feasible, not optimal: what a solver posts first, and what any other matcher has to beat. Proves nothing. */
public final class GreedyMatcher implements Matcher {
    public static final String NAME = "greedy";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MatchOutcome match(RoundInstance instance, SolveBudget budget) {
        StopWatch watch = new StopWatch();
        MatchingModel model = new MatchingModel(instance);
        Allocation allocation = new Allocation(model);
        watch.modelIsBuilt();
        Window day = Window.whole(model);
        new GreedyFill(model, day, new Headroom(model, day), allocation).fill(budget);
        var trades = allocation.trades();
        watch.isSolved();
        return new MatchOutcome.Solved(Match.verified(NAME, instance, trades, watch, ModelSize.NONE, null));
    }
}
