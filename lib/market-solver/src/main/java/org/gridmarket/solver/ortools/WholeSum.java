package org.gridmarket.solver.ortools;

import java.util.Arrays;

/** A sum of variables of an integer program, each times a whole number. Not thread-safe. */
public final class WholeSum {
    private int[] variables = new int[8];
    private long[] coefficients = new long[8];
    private int size;

    /** With one more product. */
    public WholeSum add(int variable, long coefficient) {
        if (coefficient == 0) {
            return this;
        }
        if (size == variables.length) {
            variables = Arrays.copyOf(variables, 2 * size);
            coefficients = Arrays.copyOf(coefficients, 2 * size);
        }
        variables[size] = variable;
        coefficients[size] = coefficient;
        size++;
        return this;
    }

    public int size() {
        return size;
    }

    int variable(int position) {
        return variables[position];
    }

    long coefficient(int position) {
        return coefficients[position];
    }

    /** What it is for these values; throws where it leaves a long. */
    public long of(long[] values) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum = Math.addExact(sum, Math.multiplyExact(coefficients[i], values[variables[i]]));
        }
        return sum;
    }
}
