package org.gridmarket.solver.allocation;

import java.util.List;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.solver.effort.ModelSize;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.effort.StopWatch;

/**
 * Fast and feasible, not optimal: what a solver posts first, and what any other matcher has to beat. It suits every instance
 * and proves nothing. A budget that is over ends it with what it has.
 */
public final class GreedyMatcher implements AllocationMatcher {
    public static final String NAME = "greedy";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AllocationOutcome match(AllocationInstance instance, SolveBudget budget) {
        StopWatch watch = new StopWatch();
        GreedyFill fill = new GreedyFill(instance);
        watch.modelIsBuilt();
        var assignments = fill.within(budget).assignments();
        watch.isSolved();
        return new AllocationOutcome.Solved(
                AllocationMatch.verified(NAME, instance, assignments, watch, ModelSize.NONE, List.of()));
    }
}
