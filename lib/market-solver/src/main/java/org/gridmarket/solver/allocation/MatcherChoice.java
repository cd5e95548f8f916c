package org.gridmarket.solver.allocation;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.ortools.NativeLibrary;

/** Picks matchers: by name, or the fastest one that is exact for the instance. */
public final class MatcherChoice implements AllocationMatcher {
    public static final String NAME = "auto";

    private static final AllocationMatcher FLOW = new FlowMatcher();
    private static final AllocationMatcher PROGRAM = new ProgramMatcher();

    /** Suits every instance. */
    private static final AllocationMatcher GREEDY = new GreedyMatcher();

    private static final List<AllocationMatcher> ALL = List.of(new MatcherChoice(), FLOW, PROGRAM, GREEDY);

    /** The matcher of that name. */
    public static Optional<AllocationMatcher> named(String name) {
        return ALL.stream().filter(matcher -> matcher.name().equals(name)).findFirst();
    }

    /** What {@link #named} knows. */
    public static List<String> names() {
        return ALL.stream().map(AllocationMatcher::name).toList();
    }

    /** Loads the native code of the solvers now (some 0.5 s) rather than in the first solve. */
    public static void prepare() {
        NativeLibrary.require();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AllocationOutcome match(AllocationInstance instance, SolveBudget budget) {
        for (AllocationMatcher exact : List.of(FLOW, PROGRAM)) {
            if (exact.match(instance, budget) instanceof AllocationOutcome.Solved solved) {
                return solved;
            }
        }
        return GREEDY.match(instance, budget);
    }
}
