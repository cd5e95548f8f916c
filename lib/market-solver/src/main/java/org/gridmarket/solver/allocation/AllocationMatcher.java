package org.gridmarket.solver.allocation;

import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.solver.effort.SolveBudget;

/**
 * Port: assigns providing to consumption offers of a sealed instance.
 *
 * <p>Obligations: the result is what the kernel's verifier has found feasible, in integers, or no assignment at all; the
 * same instance gives the same assignments as long as time is not over; no state is kept between calls, so that one matcher
 * may serve several threads; a cancelled budget ends the work soon.
 */
public interface AllocationMatcher {
    /** The name under which it is chosen and reported. */
    String name();

    /** Solves the instance, or says why not. */
    AllocationOutcome match(AllocationInstance instance, SolveBudget budget);
}
