package org.gridmarket.kernel.allocation.clearing;

import java.util.List;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;

/**
 * What a solver proposes for a cycle: assignments and nothing else. Nobody believes it before {@link AllocationVerifier} does.
 *
 * @param market whose
 * @param cycle c
 * @param assignments in order (providing offer, consumption offer, type)
 */
public record Solution(MarketName market, Cycle cycle, AssignmentPacking assignments) {
    /** Sorts the assignments into the order of a solution. */
    public static Solution of(MarketName market, Cycle cycle, List<Assignment> assignments) {
        return new Solution(
                market,
                cycle,
                AssignmentPacking.of(assignments.stream().sorted().toList()));
    }
}
