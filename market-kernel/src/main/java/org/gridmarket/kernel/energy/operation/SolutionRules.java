package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.clearing.ClearingRejection;
import org.gridmarket.kernel.energy.registry.SolverLicence;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/** Who may post a solution, when and how often; judged before the instance is read, which costs most. */
final class SolutionRules {
    private static final String SOURCE = "energy-market, postSolution";

    /**
     * A solver that wants to post for a round.
     *
     * @param mayBeCertified it brings a certificate or may do so later, so it may have one turn more
     */
    record Standing(
            Interval round,
            @Nullable SolverLicence licence,
            boolean sealed,
            boolean earlierFinal,
            StoredValues.SolverTurns turns,
            boolean mayBeCertified,
            SignedCall call) {
        @Nullable String unlicensed() {
            return licence == null || !licence.holdsAt(round)
                    ? "account " + call.signer() + " holds no licence for round " + round
                    : null;
        }

        @Nullable String sealedRound() {
            return sealed ? "round " + round + " is closed" : null;
        }

        @Nullable String notOpen() {
            return call.round().equals(round)
                    ? null
                    : "round " + round + " is not open; at " + call.now() + " it is round " + call.round();
        }

        @Nullable String tooEarly() {
            return earlierFinal ? null : "interval " + round.previous() + " is not final";
        }

        @Nullable String noTurnLeft() {
            int turnsAllowed = mayBeCertified
                    ? call.limits().of(EnergyLimit.CERTIFIED_SOLUTIONS_PER_SOLVER)
                    : call.limits().of(EnergyLimit.SOLUTIONS_PER_SOLVER);
            return turns.accepted() >= turnsAllowed
                    ? turns.accepted() + " solutions accepted in round " + round + "; at most " + turnsAllowed
                    : null;
        }

        @Nullable String tooManyUploads() {
            return turns.uploads() >= call.limits().of(EnergyLimit.UPLOADS_PER_ROUND)
                    ? turns.uploads() + " uploads in round " + round + "; at most "
                            + call.limits().of(EnergyLimit.UPLOADS_PER_ROUND)
                    : null;
        }
    }

    // spotless:off
    static final RuleBook<Standing> STANDING = RuleBook.of("energy:postSolution",
            rule(ClearingRejection.NOT_A_SOLVER,                  SOURCE, Standing::unlicensed),
            rule(CalendarRejection.ROUND_SEALED,                  SOURCE, Standing::sealedRound),
            rule(CalendarRejection.ROUND_NOT_OPEN,                SOURCE, Standing::notOpen),
            rule(CalendarRejection.EARLIER_NOT_FINAL,             SOURCE, Standing::tooEarly),
            rule(ClearingRejection.SOLVER_HAS_HAD_ITS_TURNS,      "energy-market, Better", Standing::noTurnLeft));
    static final RuleBook<Standing> NEW_UPLOAD = RuleBook.of("energy:postSolution, a new upload",
            rule(ClearingRejection.TOO_MANY_UPLOADS,              SOURCE, Standing::tooManyUploads));
    // spotless:on

    private SolutionRules() {}

    static Standing standing(Interval round, boolean mayBeCertified, SignedCall call, EnergyState state) {
        return new Standing(
                round,
                EnergyState.LICENCE.find(state.world(), call.signer()).orElse(null),
                state.isSealed(call.calendar(), round),
                state.isFinal(call.calendar(), round.previous()),
                EnergyState.TURNS.find(state.world(), round, call.signer()).orElse(StoredValues.SolverTurns.NONE),
                mayBeCertified,
                call);
    }
}
