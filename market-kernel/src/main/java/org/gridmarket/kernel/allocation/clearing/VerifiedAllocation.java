package org.gridmarket.kernel.allocation.clearing;

import java.util.List;
import org.gridmarket.kernel.allocation.quantity.Worth;

/** A solution that {@link AllocationVerifier} has found feasible. Only the verifier can make one; the store takes no other. */
public final class VerifiedAllocation {
    private final List<PricedAssignment> assignments;
    private final Worth worth;
    private final StoredSolution stored;

    VerifiedAllocation(List<PricedAssignment> assignments, Worth worth, StoredSolution stored) {
        this.assignments = List.copyOf(assignments);
        this.worth = worth;
        this.stored = stored;
    }

    /** In order, each with its price. */
    public List<PricedAssignment> assignments() {
        return assignments;
    }

    /** How good it is, term by term. */
    public Worth worth() {
        return worth;
    }

    /** How it is kept. */
    public StoredSolution stored() {
        return stored;
    }
}
