package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.contest.Competitor;
import org.gridmarket.kernel.contest.ContestLimits;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/** Who may post a solution, when and how often; judged before the instance is read, which costs most. */
final class SolutionRules {
    private static final String SOURCE = "energy-market, postSolution";

    /**
     * A solver that wants to post for a round.
     *
     * @param competitor its licence and its turns
     */
    record PosterFacts(Round round, Competitor competitor, boolean sealed, boolean earlierFinal, SignedCall call) {
        @Nullable String unlicensed() {
            return competitor.unlicensed();
        }

        @Nullable String noTurnLeft() {
            return competitor.noTurnLeft();
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
    }

    // spotless:off
    static final RuleBook<PosterFacts> POSTER = RuleBook.of("energy:postSolution",
            rule(ContestRejection.NOT_A_SOLVER,                   SOURCE, PosterFacts::unlicensed),
            rule(CalendarRejection.ROUND_SEALED,                  SOURCE, PosterFacts::sealedRound),
            rule(CalendarRejection.ROUND_NOT_OPEN,                SOURCE, PosterFacts::notOpen),
            rule(CalendarRejection.EARLIER_NOT_FINAL,             SOURCE, PosterFacts::tooEarly),
            rule(ContestRejection.SOLVER_HAS_HAD_ITS_TURNS,       "energy-market, Better", PosterFacts::noTurnLeft));
    // spotless:on

    private SolutionRules() {}

    static PosterFacts facts(Round round, boolean mayBeCertified, SignedCall call, EnergyState state) {
        EnergyLimits limits = call.limits();
        Competitor competitor = new Competitor(
                call.signer(),
                "round " + round,
                EnergyState.LICENCE
                        .find(state.world(), call.signer())
                        .filter(licence -> licence.holdsAt(round))
                        .isPresent(),
                SolutionUploads.UPLOADS.turnsOf(round, call.signer(), state.world()),
                mayBeCertified,
                new ContestLimits(
                        limits.of(EnergyLimit.SOLUTIONS_PER_SOLVER),
                        limits.of(EnergyLimit.CERTIFIED_SOLUTIONS_PER_SOLVER),
                        limits.of(EnergyLimit.UPLOADS_PER_ROUND),
                        limits.of(EnergyLimit.PARTS_PER_SOLUTION)));
        return new PosterFacts(
                round,
                competitor,
                state.isSealed(call.calendar(), round),
                state.isFinal(call.calendar(), round.previous().interval()),
                call);
    }
}
