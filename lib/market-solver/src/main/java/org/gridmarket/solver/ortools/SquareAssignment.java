package org.gridmarket.solver.ortools;

import com.google.ortools.graph.LinearSumAssignment;
import java.util.Optional;

/**
 * As many columns as rows, each row put to one column at the least sum of costs, by cost scaling. On random books it takes a
 * third of the time of the same question as a flow. Rows and columns are numbered by the caller from 0.
 */
public final class SquareAssignment implements AutoCloseable {
    private final LinearSumAssignment solver;

    public SquareAssignment() {
        NativeLibrary.require();
        this.solver = new LinearSumAssignment();
    }

    /** A row may have a column at a cost, which is not below 0. */
    public void allow(int row, int column, long cost) {
        solver.addArcWithCost(row, column, cost);
    }

    /**
     * The column of each row.
     *
     * @param rows as many as there are columns
     * @return empty when not every row can have a column of its own, or costs are too high for 64 bits
     */
    public Optional<int[]> solve(int rows) {
        if (solver.solve() != LinearSumAssignment.Status.OPTIMAL) {
            return Optional.empty();
        }
        int[] columns = new int[rows];
        for (int row = 0; row < rows; row++) {
            columns[row] = solver.getRightMate(row);
        }
        return Optional.of(columns);
    }

    /** Gives its native memory back. */
    @Override
    public void close() {
        solver.delete();
    }
}
