package org.gridmarket.solver.allocation.cycle;

import java.util.List;
import org.gridmarket.kernel.allocation.certificate.TermBound;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.solver.effort.MatchStatistics;

/**
 * One attempt of a solver in one cycle.
 *
 * @param offers of the instance
 * @param matcher who solved it
 * @param statistics size of the model, and times
 * @param bounds of each term, as far as the matcher knows them
 * @param proved terms that its certificate proves
 * @param submitNanos from submitting to outcome, ns
 * @param outcome the word of a {@link org.gridmarket.solver.cycle.PostOutcome}, or SKIPPED when the candidate is as good
 */
public record AllocationAttempt(
        MarketName market,
        Cycle cycle,
        int offers,
        String matcher,
        MatchStatistics statistics,
        Worth value,
        List<TermBound> bounds,
        int proved,
        int assignments,
        long submitNanos,
        String outcome) {
    public static final String SKIPPED = "SKIPPED";

    public AllocationAttempt {
        bounds = List.copyOf(bounds);
    }
}
