package org.gridmarket.testbed.privacy.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The one-to-one assignment of least total cost: the Hungarian method with potentials (Kuhn 1955, Munkres 1957), O(n^3). Rows
 * and columns count from 1 inside, 0 being the place where an augmenting path starts.
 */
final class LeastCostAssignment {
    private static final long UNREACHED = Long.MAX_VALUE / 4;

    private final long[][] cost;
    private final int size;
    private final long[] rowPotential;
    private final long[] columnPotential;
    private final int[] rowOfColumn;
    private final int[] before;

    private LeastCostAssignment(long[][] cost) {
        this.cost = cost;
        this.size = cost.length;
        this.rowPotential = new long[size + 1];
        this.columnPotential = new long[size + 1];
        this.rowOfColumn = new int[size + 1];
        this.before = new int[size + 1];
    }

    /**
     * Which column each row gets.
     *
     * @param cost square, each below 2^40
     */
    static List<Integer> of(long[][] cost) {
        LeastCostAssignment assignment = new LeastCostAssignment(cost);
        for (int row = 1; row <= cost.length; row++) {
            assignment.place(row);
        }
        List<Integer> columns = new ArrayList<>(Collections.nCopies(cost.length, 0));
        for (int column = 1; column <= cost.length; column++) {
            columns.set(assignment.rowOfColumn[column] - 1, column - 1);
        }
        return columns;
    }

    private void place(int row) {
        rowOfColumn[0] = row;
        long[] least = new long[size + 1];
        boolean[] used = new boolean[size + 1];
        Arrays.fill(least, UNREACHED);
        int column = 0;
        do {
            column = nextColumn(column, least, used);
        } while (rowOfColumn[column] != 0);
        while (column != 0) {
            rowOfColumn[column] = rowOfColumn[before[column]];
            column = before[column];
        }
    }

    private int nextColumn(int column, long[] least, boolean[] used) {
        used[column] = true;
        int row = rowOfColumn[column];
        int next = 0;
        long step = UNREACHED;
        for (int j = 1; j <= size; j++) {
            if (!used[j]) {
                long reduced = cost[row - 1][j - 1] - rowPotential[row] - columnPotential[j];
                if (reduced < least[j]) {
                    least[j] = reduced;
                    before[j] = column;
                }
                if (least[j] < step) {
                    step = least[j];
                    next = j;
                }
            }
        }
        for (int j = 0; j <= size; j++) {
            if (used[j]) {
                rowPotential[rowOfColumn[j]] += step;
                columnPotential[j] -= step;
            } else {
                least[j] -= step;
            }
        }
        return next;
    }
}
