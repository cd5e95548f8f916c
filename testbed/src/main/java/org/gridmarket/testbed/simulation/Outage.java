package org.gridmarket.testbed.simulation;

/** A part of others that a fault brings down now and then, for some steps. */
public final class Outage {
    private final World world;
    private final Fault fault;
    private final int meanSteps;
    private final int shortestSteps;
    private final int moreSteps;
    private int left;

    /**
     * A part that is up.
     *
     * @param meanSteps between two outages
     * @param shortestSteps of an outage, and fewer than {@code moreSteps} more
     */
    public Outage(World world, Fault fault, int meanSteps, int shortestSteps, int moreSteps) {
        this.world = world;
        this.fault = fault;
        this.meanSteps = meanSteps;
        this.shortestSteps = shortestSteps;
        this.moreSteps = moreSteps;
    }

    /** How the part is in one step; asked once in each. */
    public enum State {
        UP,
        STRUCK,
        DOWN
    }

    /** The next step. */
    public State step() {
        if (left > 0) {
            left--;
            return State.DOWN;
        }
        if (world.faults().strikes(fault, meanSteps)) {
            left = shortestSteps + world.random().nextInt(moreSteps);
            return State.STRUCK;
        }
        return State.UP;
    }

    /** It is up again. */
    public void mend() {
        left = 0;
    }
}
