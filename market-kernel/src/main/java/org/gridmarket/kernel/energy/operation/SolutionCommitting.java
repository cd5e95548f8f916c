package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.Optional;
import org.gridmarket.kernel.contest.SolverTurns;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.clearing.ClearingRejection;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.SolutionCommitment;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/**
 * Where a reward is paid, a solver commits to a solution a block before it posts it. An organisation sees a solution when
 * it endorses its posting; to copy it, it would need a commitment of its own, which takes a block more, and by then the
 * original leads: an equal solution does not displace it. That the commitment is older needs no clock: a posting is
 * endorsed on committed state only, so the row that it reads was written by an earlier block, and it is void if the row
 * changes before it is ordered.
 */
final class SolutionCommitting {
    private static final String SOURCE = "solver, What is built: reward";

    /** A solver that wants to commit; who it is was judged before. */
    record Facts(SolutionRules.PosterFacts poster, int commitments) {
        @Nullable String notNeeded() {
            return poster.call().calendar().paysSolvers() ? null : "the calendar's reward is 0";
        }

        @Nullable String tooMany() {
            return commitments >= poster.call().limits().of(EnergyLimit.COMMITMENTS_PER_ROUND)
                    ? commitments + " commitments in round " + poster.round() + "; at most "
                            + poster.call().limits().of(EnergyLimit.COMMITMENTS_PER_ROUND)
                    : null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> COMMIT = RuleBook.of("energy:commitSolution",
            rule(ClearingRejection.COMMITMENT_NOT_NEEDED, SOURCE, Facts::notNeeded),
            rule(ClearingRejection.TOO_MANY_COMMITMENTS,  SOURCE, Facts::tooMany));
    // spotless:on

    private SolutionCommitting() {}

    static Decision<Receipt> run(EnergyCommand.CommitSolution command, SignedCall call, EnergyState state) {
        Round round = command.round();
        int before = EnergyState.SOLUTION_COMMITMENT
                .find(state.world(), round, call.signer())
                .map(StoredValues.CommittedSolution::commitments)
                .orElse(0);
        return SolutionRules.POSTER
                .check(SolutionRules.facts(round, true, call, state))
                .then(poster -> COMMIT.check(new Facts(poster, before)))
                .map(legal -> store(command, legal, state));
    }

    /** Ends an unfinished upload too: else who sees the last part of another's could commit to it with the rest posted. */
    private static Receipt store(EnergyCommand.CommitSolution command, Facts legal, EnergyState state) {
        Round round = command.round();
        SignedCall call = legal.poster().call();
        EnergyState.SOLUTION_COMMITMENT.put(
                state.world(),
                new StoredValues.CommittedSolution(legal.commitments() + 1, command.commitment()),
                round,
                call.signer());
        SolverTurns turns = legal.poster().competitor().turns();
        if (turns.openUpload() != null) {
            EnergyState.TURNS.put(state.world(), turns.withoutOpen(SolutionUploads.LIFE_CYCLE), round, call.signer());
        }
        return state.receipt(EnergyResult.Done.class, new EnergyResult.Done());
    }

    /** A part, counted from 0, that its solver has committed to; any part where nothing is paid. */
    static Decision<Solution> committed(
            Solution posted, int part, SolutionRules.PosterFacts poster, EnergyState state) {
        if (!poster.call().calendar().paysSolvers()) {
            return Decision.accept(posted);
        }
        boolean covered = latest(poster, state)
                .filter(commitment -> commitment.covers(poster.call().signer(), part, posted))
                .isPresent();
        return covered
                ? Decision.accept(posted)
                : notCommitted("part " + part + " is not what the solver last committed to", poster);
    }

    /** So many parts are all that the solver has committed to; any number where nothing is paid. */
    static Decision<Integer> complete(int parts, SolutionRules.PosterFacts poster, EnergyState state) {
        if (!poster.call().calendar().paysSolvers()) {
            return Decision.accept(parts);
        }
        int promised = latest(poster, state)
                .map(commitment -> commitment.parts().size())
                .orElse(0);
        return promised == parts
                ? Decision.accept(parts)
                : notCommitted(parts + " parts are posted, " + promised + " were committed to", poster);
    }

    private static Optional<SolutionCommitment> latest(SolutionRules.PosterFacts poster, EnergyState state) {
        return EnergyState.SOLUTION_COMMITMENT
                .find(state.world(), poster.round(), poster.call().signer())
                .map(StoredValues.CommittedSolution::latest);
    }

    private static <T> Decision<T> notCommitted(String what, SolutionRules.PosterFacts poster) {
        return Decision.reject(
                ClearingRejection.SOLUTION_NOT_COMMITTED,
                SOURCE,
                what + " in round " + poster.round() + "; commit first, then post");
    }
}
