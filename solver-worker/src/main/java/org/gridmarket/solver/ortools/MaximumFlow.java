package org.gridmarket.solver.ortools;

/** A maximum flow with its proof. */
public final class MaximumFlow {
    private final long value;
    private final long[] flows;
    private final boolean[] sourceSide;

    MaximumFlow(long value, long[] flows, boolean[] sourceSide) {
        this.value = value;
        this.flows = flows;
        this.sourceSide = sourceSide;
    }

    /** Units from source to sink. */
    public long value() {
        return value;
    }

    /** Units on an arc. */
    public long on(int arc) {
        return flows[arc];
    }

    /** Whether a node lies on the source's side of a minimum cut. */
    public boolean onSourceSide(int node) {
        return sourceSide[node];
    }
}
