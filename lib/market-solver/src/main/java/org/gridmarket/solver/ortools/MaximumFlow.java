package org.gridmarket.solver.ortools;

/** A maximum flow with its proof, or a cheapest one of any size. */
public final class MaximumFlow {
    private final long value;
    private final long[] flows;
    private final boolean[] sourceSide;

    private final boolean optional;

    MaximumFlow(long value, long[] flows, boolean[] sourceSide, boolean optional) {
        this.value = value;
        this.flows = flows;
        this.sourceSide = sourceSide;
        this.optional = optional;
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

    /** Whether the flow need not be maximal, so that no cut proves it. */
    boolean isOptional() {
        return optional;
    }
}
