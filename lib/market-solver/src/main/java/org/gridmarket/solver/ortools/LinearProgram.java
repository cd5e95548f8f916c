package org.gridmarket.solver.ortools;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A linear program that is maximised with GLOP (simplex). Variables and rows are numbered from 0 in the order they are
 * added. What it finds is floating-point: whoever uses it rounds and verifies. It may be solved again after rows were
 * added or the objective was changed. Close it: it holds native memory.
 */
public final class LinearProgram implements AutoCloseable {
    /** How GLOP walks; both end at an optimal vertex. Which is faster depends on the model: measure. */
    public enum Simplex {
        /** GLOP's default. */
        PRIMAL("use_dual_simplex:false"),
        /** With costs perturbed on the way and restored at the end, against stalling in degenerate models. */
        DUAL("use_dual_simplex:true perturb_costs_in_dual_simplex:true");

        private final String parameters;

        Simplex(String parameters) {
            this.parameters = parameters;
        }
    }

    private static final double FREE = Double.POSITIVE_INFINITY;

    private final MPSolver solver;
    private final MPObjective objective;
    private final List<MPVariable> variables = new ArrayList<>();
    private final List<MPConstraint> rows = new ArrayList<>();

    public LinearProgram(Simplex simplex) {
        NativeLibrary.require();
        solver = MPSolver.createSolver("GLOP");
        if (!solver.setSolverSpecificParametersAsString(simplex.parameters)) {
            throw new IllegalStateException("GLOP does not know " + simplex.parameters);
        }
        objective = solver.objective();
        objective.setMaximization();
    }

    /** A variable within 0..upper. */
    public int addVariable(long upper) {
        return add(solver.makeNumVar(0, (double) upper, ""));
    }

    /** A variable from 0 on. */
    public int addFreeVariable() {
        return add(solver.makeNumVar(0, FREE, ""));
    }

    private int add(MPVariable variable) {
        variables.add(variable);
        return variables.size() - 1;
    }

    /** A row whose sum is at most this. */
    public int addRowAtMost(long upper) {
        return addRowAtMost((double) upper);
    }

    /** The same, of a share. */
    public int addRowAtMost(double upper) {
        return add(solver.makeConstraint(-FREE, upper, ""));
    }

    /** A row whose sum is at least this. */
    public int addRowAtLeast(double lower) {
        return add(solver.makeConstraint(lower, FREE, ""));
    }

    /** A row whose sum lies within lower..upper. */
    public int addRow(long lower, long upper) {
        return add(solver.makeConstraint((double) lower, (double) upper, ""));
    }

    private int add(MPConstraint row) {
        rows.add(row);
        return rows.size() - 1;
    }

    public void setCoefficient(int row, int variable, double value) {
        rows.get(row).setCoefficient(variables.get(variable), value);
    }

    /** What one unit of a variable adds to the objective. */
    public void setObjective(int variable, long value) {
        objective.setCoefficient(variables.get(variable), (double) value);
    }

    public int variables() {
        return variables.size();
    }

    public int rows() {
        return rows.size();
    }

    /**
     * The optimum, or empty when the time was not enough or floating-point numbers too coarse. Any other end is a bug of the
     * model and thrown.
     */
    public Optional<Optimum> maximise(Duration limit) {
        solver.setTimeLimit(Math.max(1, limit.toMillis()));
        MPSolver.ResultStatus status = solver.solve();
        return switch (status) {
            case OPTIMAL -> Optional.of(optimum());
            case FEASIBLE, NOT_SOLVED, ABNORMAL -> Optional.empty(); // abnormal: seen with 127,302 variables
            case INFEASIBLE, UNBOUNDED, MODEL_INVALID ->
                throw new IllegalStateException(
                        "linear program of " + variables() + " variables and " + rows() + " rows ended as " + status);
        };
    }

    private Optimum optimum() {
        double[] values = new double[variables.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = variables.get(i).solutionValue();
        }
        double[] duals = new double[rows.size()];
        for (int i = 0; i < duals.length; i++) {
            duals[i] = rows.get(i).dualValue();
        }
        return new Optimum(objective.value(), values, duals);
    }

    @Override
    public void close() {
        variables.clear();
        rows.clear();
        solver.delete();
    }
}
