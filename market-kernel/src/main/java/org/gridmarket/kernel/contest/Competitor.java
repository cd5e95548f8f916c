package org.gridmarket.kernel.contest;

import org.gridmarket.kernel.party.AccountKey;
import org.jspecify.annotations.Nullable;

/**
 * A solver that wants to compete. What it says of an offence is for a market's own rule book, between the market's own rules.
 *
 * @param solver its account
 * @param contest what it competes in, in the middle of a sentence: {@code round 7}
 * @param licensed whether it holds a licence in the round or period of this call
 * @param turns what it has done in this contest
 * @param mayProve it brings a proof or may do so later, so it may have one turn more
 * @param limits the bounds in force
 */
public record Competitor(
        AccountKey solver,
        String contest,
        boolean licensed,
        SolverTurns turns,
        boolean mayProve,
        ContestLimits limits) {
    /** For {@link ContestRejection#NOT_A_SOLVER}. */
    public @Nullable String unlicensed() {
        return licensed ? null : "account " + solver + " holds no licence for " + contest;
    }

    /** For {@link ContestRejection#SOLVER_HAS_HAD_ITS_TURNS}, before anything costly is read. */
    public @Nullable String noTurnLeft() {
        int allowed = mayProve ? limits.turnsWithProof() : limits.turns();
        return turns.accepted() >= allowed
                ? turns.accepted() + " solutions accepted in " + contest + "; at most " + allowed
                : null;
    }

    /** For {@link ContestRejection#TOO_MANY_UPLOADS}. */
    public @Nullable String tooManyUploads() {
        return turns.uploads() >= limits.uploads()
                ? turns.uploads() + " uploads in " + contest + "; at most " + limits.uploads()
                : null;
    }
}
