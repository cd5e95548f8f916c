package org.gridmarket.testbed.solve;

import org.gridmarket.solver.effort.MatchStatistics;

/**
 * What solving took, over all rounds: the largest model, and all time.
 *
 * @param variables columns or arcs of the largest model
 * @param constraints rows or nodes of the largest model
 * @param buildNanos ns
 * @param solveNanos ns
 * @param verifyNanos ns
 */
record SolveEffort(int variables, int constraints, long buildNanos, long solveNanos, long verifyNanos) {
    static final SolveEffort NONE = new SolveEffort(0, 0, 0, 0, 0);

    SolveEffort plus(MatchStatistics more) {
        return new SolveEffort(
                Math.max(variables, more.variables()),
                Math.max(constraints, more.constraints()),
                buildNanos + more.buildNanos(),
                solveNanos + more.solveNanos(),
                verifyNanos + more.verifyNanos());
    }
}
