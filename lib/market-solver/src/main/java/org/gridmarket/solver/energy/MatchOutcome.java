package org.gridmarket.solver.energy;

/** How an attempt to solve an instance ended. */
public sealed interface MatchOutcome {
    /** A verified result. */
    record Solved(Match match) implements MatchOutcome {}

    /**
     * The matcher is not made for such an instance; another one is.
     *
     * @param why what of the instance it cannot do
     */
    record Unsuitable(String why) implements MatchOutcome {}

    /** Time was over, somebody cancelled, or the linear program gave up before there was a result. */
    record OutOfTime() implements MatchOutcome {}

    /** For callers that know that there is a result: anything else is a bug. */
    default Match orThrow() {
        return switch (this) {
            case Solved(Match match) -> match;
            case Unsuitable(String why) -> throw new IllegalStateException("unsuitable: " + why);
            case OutOfTime() -> throw new IllegalStateException("out of time");
        };
    }
}
