package org.gridmarket.solver.ortools;

import java.util.OptionalLong;

/** What an integer program was solved to. */
public final class WholeOptimum {
    /** Up to here a double tells whole numbers apart. */
    private static final double EXACT = 0x1p52;

    private final long[] values;
    private final boolean proved;
    private final double bound;

    WholeOptimum(long[] values, boolean proved, double bound) {
        this.values = values;
        this.proved = proved;
        this.bound = bound;
    }

    public long valueOf(int variable) {
        return values[variable];
    }

    /** One value for each variable. */
    public long[] values() {
        return values.clone();
    }

    /** Whether the solver has shown that nothing is larger. */
    public boolean isProved() {
        return proved;
    }

    /** No feasible values have a larger sum than this, as the solver says; empty where it cannot say it exactly. */
    public OptionalLong bound() {
        return Math.abs(bound) < EXACT ? OptionalLong.of((long) Math.floor(bound + 1e-6)) : OptionalLong.empty();
    }
}
