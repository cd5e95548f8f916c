package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.energy.Witnesses.B2;
import static org.gridmarket.testkit.energy.Witnesses.R1;
import static org.gridmarket.testkit.energy.Witnesses.R2;
import static org.gridmarket.testkit.energy.Witnesses.T1;
import static org.gridmarket.testkit.energy.Witnesses.offered;

import java.util.List;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.junit.jupiter.api.Test;

/** What a licensed solver can do to the others when it floods, copies, replays, half-posts or spoils: nothing that lasts. */
class HostileSolverTest {
    private static final int HOSTILE = Founding.FIRST_SOLVER;
    private static final int HONEST = Founding.SECOND_SOLVER;
    private static final AccountKeyPair HOSTILE_KEYS = EnergyExamples.keyPair(HOSTILE);
    private static final AccountKeyPair HONEST_KEYS = EnergyExamples.keyPair(HONEST);
    private static final long BEST_WH = 500;

    private final Witnesses.Offered offered = offered();
    private final MarketOnLedger market = offered.market();

    private EnergyCommand.PostSolution solution(long wh) {
        return new EnergyCommand.PostSolution(Solution.of(R1, List.of(offered.trade(wh))));
    }

    private EnergyCommand.PostSolutionPart part(int upload, long wh) {
        return new EnergyCommand.PostSolutionPart(upload, 0, Solution.of(R1, List.of(offered.trade(wh))));
    }

    private AccountKey leader() {
        return market.state().candidate(R1).orElseThrow().solver();
    }

    private CommitStatus commit(Endorsement endorsement) {
        return market.ledger().commit((Endorsement.Endorsed) endorsement);
    }

    @Test
    void a_flood_of_small_improvements_ends_with_the_turns_of_its_solver() {
        for (int turn = 1; turn <= EnergyLimit.SOLUTIONS_PER_SOLVER.ceiling(); turn++) {
            market.run(HOSTILE_KEYS, solution(turn)).orThrow();
        }

        assertThat(market.run(HOSTILE_KEYS, solution(BEST_WH - 1)).isAccepted()).isFalse();
        assertThat(market.run(HONEST_KEYS, solution(BEST_WH)).isAccepted()).isTrue();
        assertThat(leader()).isEqualTo(HONEST_KEYS.publicKey());
    }

    @Test
    void an_honest_solution_is_judged_again_at_most_once_for_each_turn_of_a_flooder() {
        int conflicts = 0;
        for (int turn = 1; turn <= EnergyLimit.SOLUTIONS_PER_SOLVER.ceiling(); turn++) {
            Endorsement honest = market.endorse(HONEST_KEYS, solution(BEST_WH));
            commit(market.endorse(HOSTILE_KEYS, solution(turn)));
            conflicts += commit(honest) == CommitStatus.MVCC_READ_CONFLICT ? 1 : 0;
        }

        assertThat(conflicts).isEqualTo(EnergyLimit.SOLUTIONS_PER_SOLVER.ceiling());
        assertThat(commit(market.endorse(HONEST_KEYS, solution(BEST_WH)))).isEqualTo(CommitStatus.VALID);
    }

    @Test
    void uploads_that_are_never_sealed_do_not_disturb_an_honest_solution() {
        Endorsement honest = market.endorse(HONEST_KEYS, solution(BEST_WH));
        for (int upload = 0; upload < EnergyLimit.UPLOADS_PER_ROUND.ceiling(); upload++) {
            market.run(HOSTILE_KEYS, part(upload, BEST_WH)).orThrow();
        }

        assertThat(commit(honest)).isEqualTo(CommitStatus.VALID);
        assertThat(leader()).isEqualTo(HONEST_KEYS.publicKey());
    }

    @Test
    void a_part_of_an_honest_upload_commits_beside_a_flood() {
        Endorsement honest = market.endorse(HONEST_KEYS, part(0, BEST_WH));
        market.run(HOSTILE_KEYS, solution(1)).orThrow();

        assertThat(commit(honest)).isEqualTo(CommitStatus.VALID);
    }

    @Test
    void an_upload_is_sealed_though_others_have_led_since_its_first_part() {
        market.run(HONEST_KEYS, part(0, BEST_WH)).orThrow();
        market.run(HOSTILE_KEYS, solution(BEST_WH - 1)).orThrow();

        market.run(HONEST_KEYS, new EnergyCommand.SealSolution(R1, 0)).orThrow();

        assertThat(leader()).isEqualTo(HONEST_KEYS.publicKey());
    }

    @Test
    void a_copy_does_not_take_the_place_of_its_original() {
        market.run(HONEST_KEYS, solution(BEST_WH)).orThrow();

        assertThat(market.run(HOSTILE_KEYS, solution(BEST_WH)).isAccepted()).isFalse();
        assertThat(leader()).isEqualTo(HONEST_KEYS.publicKey());
    }

    @Test
    void a_copy_in_parts_does_not_take_the_place_either() {
        market.run(HONEST_KEYS, solution(BEST_WH)).orThrow();
        market.run(HOSTILE_KEYS, part(0, BEST_WH)).orThrow();

        assertThat(market.run(HOSTILE_KEYS, new EnergyCommand.SealSolution(R1, 0))
                        .isAccepted())
                .isFalse();
        assertThat(leader()).isEqualTo(HONEST_KEYS.publicKey());
    }

    @Test
    void a_replayed_solution_of_another_takes_no_turn_from_it() {
        Submission first = market.signed(HONEST_KEYS, market.nextOperation(), B2, solution(1));
        String function = EnergyFunctions.of(solution(1));
        market.settle(market.endorse(function, first)).orThrow();

        for (int again = 0; again <= EnergyLimit.SOLUTIONS_PER_SOLVER.ceiling(); again++) {
            assertThat(market.settle(market.endorse(function, first)).isAccepted())
                    .isFalse();
        }

        assertThat(market.run(HONEST_KEYS, solution(BEST_WH)).isAccepted()).isTrue();
    }

    @Test
    void a_solution_kept_for_the_next_round_is_refused_there() {
        market.run(HONEST_KEYS, solution(BEST_WH)).orThrow();
        Submission kept = market.signed(HOSTILE_KEYS, market.nextOperation(), B2, solution(BEST_WH));
        market.advanceThrough(T1);

        assertThat(market.settle(market.endorse(EnergyFunctions.of(solution(1)), kept))
                        .isAccepted())
                .isFalse();
        assertThat(market.state().candidate(R2)).isEmpty();
    }

    @Test
    void a_leader_cannot_spoil_its_own_solution() {
        market.run(HOSTILE_KEYS, solution(BEST_WH)).orThrow();

        assertThat(market.run(HOSTILE_KEYS, solution(1)).isAccepted()).isFalse();
        assertThat(market.state().candidate(R1).orElseThrow().value().energyWh())
                .isEqualTo(BEST_WH);
    }
}
