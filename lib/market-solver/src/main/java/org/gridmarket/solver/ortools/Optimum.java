package org.gridmarket.solver.ortools;

/** An optimal basic solution of a linear program, within the solver's tolerance. */
public final class Optimum {
    private final double objective;
    private final double[] values;
    private final double[] duals;

    Optimum(double objective, double[] values, double[] duals) {
        this.objective = objective;
        this.values = values;
        this.duals = duals;
    }

    public double objective() {
        return objective;
    }

    public double valueOf(int variable) {
        return values[variable];
    }

    /** What one more unit on the right-hand side of a row would add to the objective. */
    public double dualOf(int row) {
        return duals[row];
    }
}
