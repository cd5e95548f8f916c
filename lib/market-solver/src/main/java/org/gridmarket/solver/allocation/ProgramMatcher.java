package org.gridmarket.solver.allocation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridmarket.kernel.allocation.certificate.TermBound;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.schema.Objective;
import org.gridmarket.solver.effort.Deadline;
import org.gridmarket.solver.effort.ModelSize;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.effort.StopWatch;
import org.gridmarket.solver.ortools.IntegerProgram;
import org.gridmarket.solver.ortools.WholeOptimum;
import org.gridmarket.solver.ortools.WholeSum;

/**
 * The integer program, solved term after term: what is reached of one term is a row for the next. It begins with what greedy
 * finds; when time is over it returns the best that it has.
 */
public final class ProgramMatcher implements AllocationMatcher {
    public static final String NAME = "program";

    /** A variable and some rows each, some kB: what fits the heap of a solver. */
    private static final int MOST_PAIRS = 1_000_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AllocationOutcome match(AllocationInstance instance, SolveBudget budget) {
        StopWatch watch = new StopWatch();
        Deadline deadline = Deadline.of(budget);
        Optional<List<Exchange>> exchanges = Exchange.all(instance, MOST_PAIRS);
        if (exchanges.isEmpty()) {
            return new AllocationOutcome.Unsuitable("more than " + MOST_PAIRS + " pairs");
        }
        List<Objective> terms = instance.schema().objective();
        if (exchanges.get().isEmpty()) {
            watch.modelIsBuilt();
            watch.isSolved();
            List<TermBound> nothing =
                    terms.stream().map(term -> new TermBound(0L)).toList();
            return new AllocationOutcome.Solved(
                    AllocationMatch.verified(NAME, instance, List.of(), watch, ModelSize.NONE, nothing));
        }
        List<Assignment> greedy = new GreedyFill(instance).within(budget).assignments();
        AssignmentProgram program = new AssignmentProgram(instance, exchanges.get());
        List<WholeSum> sums = terms.stream().map(program::sum).toList();
        watch.modelIsBuilt();
        if (!program.isSuitable() || !sums.stream().allMatch(program.program()::isInRange)) {
            return new AllocationOutcome.Unsuitable("its sums leave 64-bit integers");
        }
        Terms found = new Terms(program, sums, deadline, budget);
        found.solve(program.values(greedy));
        if (found.values.length == 0) {
            return new AllocationOutcome.OutOfTime();
        }
        List<Assignment> assignments = program.assignments(found.values);
        watch.isSolved();
        AllocationMatch match =
                AllocationMatch.verified(NAME, instance, assignments, watch, program.size(), found.told());
        return new AllocationOutcome.Solved(match.proved(deadline));
    }

    /** Term after term. */
    private static final class Terms {
        private final AssignmentProgram program;
        private final List<WholeSum> sums;
        private final Deadline deadline;
        private final SolveBudget budget;
        private final List<TermBound> bounds = new ArrayList<>();
        private long[] values = new long[0];

        private Terms(AssignmentProgram program, List<WholeSum> sums, Deadline deadline, SolveBudget budget) {
            this.program = program;
            this.sums = sums;
            this.deadline = deadline;
            this.budget = budget;
        }

        private void solve(long[] start) {
            IntegerProgram rows = program.program();
            long[] hint = start;
            for (WholeSum sum : sums) {
                Optional<Duration> left = deadline.left();
                if (left.isEmpty()) {
                    return;
                }
                Optional<WholeOptimum> optimum = rows.maximise(sum, hint, left.get(), budget::isCancelled);
                if (optimum.isEmpty()) {
                    return;
                }
                values = optimum.get().values();
                hint = values;
                long reached = sum.of(values);
                OptionalLong bound = optimum.get().bound();
                if (!optimum.get().isProved()) {
                    bounds.add(bound.isPresent() ? new TermBound(bound.getAsLong()) : new TermBound(null));
                    return;
                }
                bounds.add(new TermBound(reached));
                rows.addAtLeast(sum, reached);
            }
        }

        /** What is known of each term; nothing where rows are not exact. */
        private List<TermBound> told() {
            if (!program.isExact()) {
                return List.of();
            }
            List<TermBound> told = new ArrayList<>(bounds);
            while (told.size() < sums.size()) {
                told.add(new TermBound(null));
            }
            return told;
        }
    }
}
