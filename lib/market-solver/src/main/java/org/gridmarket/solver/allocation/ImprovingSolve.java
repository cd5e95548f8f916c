package org.gridmarket.solver.allocation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.solver.effort.Deadline;
import org.gridmarket.solver.effort.SolveBudget;
import org.jspecify.annotations.Nullable;

/**
 * How a solver goes about a cycle: something feasible at once, then what is better, until time is over or nothing can be. Each
 * result that it hands on is better than the one before, or as good and proves more; there are at most as many as the ledger
 * takes of one solver.
 */
public final class ImprovingSolve {
    /** The quickest first; the last is the one that is wanted. */
    private final List<AllocationMatcher> steps;

    public ImprovingSolve(AllocationMatcher best) {
        this.steps = best instanceof GreedyMatcher ? List.of(best) : List.of(new GreedyMatcher(), best);
    }

    /** The best that was found; empty when time was over before the first. */
    public Optional<AllocationMatch> solve(
            AllocationInstance instance, SolveBudget budget, Consumer<AllocationMatch> better) {
        Deadline deadline = Deadline.of(budget);
        @Nullable AllocationMatch best = null;
        for (AllocationMatcher matcher : steps) {
            Optional<Duration> left = deadline.left();
            if (left.isEmpty() || (best != null && best.isCertified())) {
                break;
            }
            SolveBudget rest = new SolveBudget(left.get(), budget.cancelled());
            if (matcher.match(instance, rest) instanceof AllocationOutcome.Solved(AllocationMatch found)
                    && (best == null || isBetter(found, best))) {
                best = found;
                better.accept(found);
            }
        }
        return Optional.ofNullable(best);
    }

    /** As the ledger will judge. */
    private static boolean isBetter(AllocationMatch found, AllocationMatch best) {
        int comparison = found.worth().compareTo(best.worth());
        return comparison > 0 || (comparison == 0 && found.provedTerms() > best.provedTerms());
    }
}
