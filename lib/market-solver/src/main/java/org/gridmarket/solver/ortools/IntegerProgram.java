package org.gridmarket.solver.ortools;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * An integer program that is maximised with CP-SAT: exact in 64-bit integers, so what it finds is feasible and needs no
 * rounding. Variables are numbered from 0 in the order they are added. It may be solved again after rows were added or the
 * objective was changed.
 */
public final class IntegerProgram {
    /**
     * The largest sum of |coefficient x bound| of one row or objective: half of what CP-SAT takes, which adds a few of its own.
     */
    public static final long MOST = Long.MAX_VALUE / 4;

    /** The linear relaxation has all rows: 2,000 residences of the carpool take 3 s in place of more than a minute. */
    private static final int ALL_ROWS = 2;

    private final CpModel model = new CpModel();
    private final List<IntVar> variables = new ArrayList<>();
    private final List<Long> uppers = new ArrayList<>();
    private int rows;

    public IntegerProgram() {
        NativeLibrary.require();
    }

    /** A variable within 0..upper. */
    public int addVariable(long upper) {
        return add(model.newIntVar(0, upper, ""), upper);
    }

    /** A variable that is 0 or 1. */
    public int addChoice() {
        return add(model.newBoolVar(""), 1);
    }

    private int add(IntVar variable, long upper) {
        variables.add(variable);
        uppers.add(upper);
        return variables.size() - 1;
    }

    /** The sum is at most this. */
    public void addAtMost(WholeSum sum, long most) {
        requireRange(sum);
        model.addLessOrEqual(expression(sum), most);
        rows++;
    }

    /** The sum is at least this. */
    public void addAtLeast(WholeSum sum, long least) {
        requireRange(sum);
        model.addGreaterOrEqual(expression(sum), least);
        rows++;
    }

    /** The sum is exactly this. */
    public void addEqual(WholeSum sum, long value) {
        requireRange(sum);
        model.addEquality(expression(sum), value);
        rows++;
    }

    /** At most one of these choices is 1. */
    public void addAtMostOne(List<Integer> choices) {
        if (choices.size() > 1) {
            model.addAtMostOne(choices.stream().map(this::literal).toArray(Literal[]::new));
            rows++;
        }
    }

    /** Where one choice is 1, the other is. */
    public void addImplication(int choice, int other) {
        model.addImplication(literal(choice), literal(other));
        rows++;
    }

    /** Where one choice is 1, the other is 0. */
    public void addExclusion(int choice, int other) {
        model.addImplication(literal(choice), literal(other).not());
        rows++;
    }

    public int variables() {
        return variables.size();
    }

    public int rows() {
        return rows;
    }

    /** Whether the sum stays within what the solver can add up. */
    public boolean isInRange(WholeSum sum) {
        double most = 0;
        for (int i = 0; i < sum.size(); i++) {
            most += Math.abs((double) sum.coefficient(i)) * (double) uppers.get(sum.variable(i));
        }
        return most <= (double) MOST;
    }

    /**
     * The best values that were found.
     *
     * @param hint values to begin with; empty for none
     * @param limit wall time
     * @param cancelled asked whenever a better solution or bound is found
     * @return empty when time was over before anything feasible was found, or nothing is feasible
     */
    public Optional<WholeOptimum> maximise(WholeSum objective, long[] hint, Duration limit, BooleanSupplier cancelled) {
        requireRange(objective);
        model.clearHints();
        for (int i = 0; i < hint.length; i++) {
            model.addHint(variables.get(i), hint[i]);
        }
        model.maximize(expression(objective));
        CpSolver solver = new CpSolver();
        solver.getParameters()
                .setNumSearchWorkers(1) // the same instance gives the same values
                .setRandomSeed(1)
                .setLinearizationLevel(ALL_ROWS)
                .setMaxTimeInSeconds((double) Math.max(1, limit.toMillis()) / 1_000.0);
        CpSolverStatus status = solver.solve(model, new CpSolverSolutionCallback() {
            @Override
            public void onSolutionCallback() {
                if (cancelled.getAsBoolean()) {
                    stopSearch();
                }
            }
        });
        return switch (status) {
            case OPTIMAL, FEASIBLE -> Optional.of(optimum(solver, status == CpSolverStatus.OPTIMAL));
            case UNKNOWN, INFEASIBLE -> Optional.empty();
            case MODEL_INVALID, UNRECOGNIZED ->
                throw new IllegalStateException("integer program of " + variables() + " variables and " + rows()
                        + " rows ended as " + status + ": " + model.validate());
        };
    }

    private WholeOptimum optimum(CpSolver solver, boolean proved) {
        long[] values = new long[variables.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = solver.value(variables.get(i));
        }
        return new WholeOptimum(values, proved, solver.bestObjectiveBound());
    }

    private void requireRange(WholeSum sum) {
        if (!isInRange(sum)) {
            throw new IllegalArgumentException("a sum of " + sum.size() + " products may leave " + MOST);
        }
    }

    private LinearExprBuilder expression(WholeSum sum) {
        LinearExprBuilder expression = LinearExpr.newBuilder();
        for (int i = 0; i < sum.size(); i++) {
            expression.addTerm(variables.get(sum.variable(i)), sum.coefficient(i));
        }
        return expression;
    }

    private BoolVar literal(int choice) {
        if (variables.get(choice) instanceof BoolVar literal) {
            return literal;
        }
        throw new IllegalArgumentException("variable " + choice + " is no choice");
    }
}
