package org.gridmarket.solver.allocation;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.solver.effort.Deadline;
import org.gridmarket.solver.effort.ModelSize;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.effort.StopWatch;

/**
 * The cheapest maximum flow: exact and fast where offers have no flags and the same amount of each type, where prices keep
 * nobody apart, and where bounds of groups are of one type each. Others are unsuitable.
 */
public final class FlowMatcher implements AllocationMatcher {
    public static final String NAME = "flow";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AllocationOutcome match(AllocationInstance instance, SolveBudget budget) {
        StopWatch watch = new StopWatch();
        Deadline deadline = Deadline.of(budget);
        Optional<String> offence = new FlowShape(instance).offence();
        if (offence.isPresent()) {
            return new AllocationOutcome.Unsuitable(offence.get());
        }
        AllocationFlow flow = new AllocationFlow(instance);
        watch.modelIsBuilt();
        if (!flow.isInRange()) {
            return new AllocationOutcome.Unsuitable("its costs leave 64-bit integers");
        }
        if (deadline.left().isEmpty()) {
            return new AllocationOutcome.OutOfTime();
        }
        Optional<List<Assignment>> assignments = flow.solve();
        watch.isSolved();
        if (assignments.isEmpty()) {
            return new AllocationOutcome.Unsuitable("an owner has so much on both sides that it would meet itself");
        }
        int most = instance.schema().limits().assignments();
        if (assignments.get().size() > most) {
            return new AllocationOutcome.Unsuitable("it takes more than " + most + " assignments");
        }
        AllocationMatch match = AllocationMatch.verified(
                NAME, instance, assignments.get(), watch, new ModelSize(flow.nodes(), flow.arcs()), flow.told());
        return new AllocationOutcome.Solved(match.proved(flow::certificate));
    }
}
