package org.gridmarket.solver.cycle;

/** Port: is told what came of each attempt; for records and metrics. Must not throw. */
@FunctionalInterface
public interface SolveWatch {
    void tell(SolveRecord done);
}
