package org.gridmarket.kernel.compute.match;

/** What money of a match moves for. */
public enum MoveReason {
    SOLVER_FEE,
    MEDIATOR_FEE,
    DIRECTORY_FEE,
    /** pi, for a result. */
    PRICE,
    /** floor(est / 2), for a result that nobody could judge. */
    HALF,
    /** mu, for a mediator's run. */
    RUN,
    /** est, to a job creator who got no result or a wrong one. */
    DAMAGE,
    /** What is left of d, to the treasury. */
    FINE,
    /** All fees, of a match that brought no result, to the treasury. */
    FEES_FORFEITED,
    /** The stake of a mediator that was silent, or found out, to the treasury. */
    STAKE_FORFEITED
}
