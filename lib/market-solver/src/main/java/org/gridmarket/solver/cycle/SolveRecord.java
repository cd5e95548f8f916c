package org.gridmarket.solver.cycle;

import java.util.Optional;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.solver.effort.MatchStatistics;

/**
 * One attempt of a solver in one round.
 *
 * @param round tau
 * @param offers open offers of the instance
 * @param matcher who solved it
 * @param statistics size of the model, and times
 * @param value what was reached
 * @param bound that nothing can exceed, where it was proved
 * @param certified whether the bound is reached
 * @param trades in the solution
 * @param submitNanos from posting to outcome, ns
 * @param outcome {@link PostOutcome#word}, or SKIPPED when a candidate as good was known already
 */
public record SolveRecord(
        Round round,
        int offers,
        String matcher,
        MatchStatistics statistics,
        ObjectiveValue value,
        Optional<ObjectiveValue> bound,
        boolean certified,
        int trades,
        long submitNanos,
        String outcome) {
    public static final String SKIPPED = "SKIPPED";
}
