package org.gridmarket.solver.energy;

import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.solver.effort.SolveBudget;

/**
 * Port: pairs selling and buying offers of a sealed instance.
 *
 * <p>Obligations: the result is what the kernel's verifier has found feasible, in integers; only intervals of the window
 * {@code instance.round()..instance.last()} are traded; the same instance gives the same trades; no state is kept between
 * calls, so that one matcher may serve several threads; a cancelled budget ends the work soon, without a result.
 */
public interface Matcher {
    /** The name under which it is chosen and reported. */
    String name();

    /** Solves the instance, or says why not. */
    MatchOutcome match(RoundInstance instance, SolveBudget budget);
}
