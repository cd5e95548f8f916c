package org.gridmarket.solver.allocation;

/** How an attempt to solve an instance ended. */
public sealed interface AllocationOutcome {
    /** A verified result. */
    record Solved(AllocationMatch match) implements AllocationOutcome {}

    /**
     * The matcher is not made for such an instance; another one is.
     *
     * @param why what of the instance it cannot do
     */
    record Unsuitable(String why) implements AllocationOutcome {}

    /** Time was over, or somebody cancelled, before there was a result. */
    record OutOfTime() implements AllocationOutcome {}

    /** For callers that know that there is a result: anything else is a bug. */
    default AllocationMatch orThrow() {
        return switch (this) {
            case Solved(AllocationMatch match) -> match;
            case Unsuitable(String why) -> throw new IllegalStateException("unsuitable: " + why);
            case OutOfTime() -> throw new IllegalStateException("out of time");
        };
    }
}
