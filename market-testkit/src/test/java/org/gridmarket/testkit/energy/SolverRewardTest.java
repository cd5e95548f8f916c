package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.energy.Witnesses.B0;
import static org.gridmarket.testkit.energy.Witnesses.R1;
import static org.gridmarket.testkit.energy.Witnesses.REWARD;
import static org.gridmarket.testkit.energy.Witnesses.T0;
import static org.gridmarket.testkit.energy.Witnesses.T1;
import static org.gridmarket.testkit.energy.Witnesses.T2;

import java.util.List;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.certificate.DualPrices;
import org.gridmarket.kernel.energy.certificate.LevelDual;
import org.gridmarket.kernel.energy.clearing.ClearingRejection;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.SolutionCommitment;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.testkit.Violation;
import org.junit.jupiter.api.Test;

/** The reward goes to the solver that had the solution, once, and not to who saw it on its way. */
class SolverRewardTest {
    private static final AccountKeyPair HONEST = EnergyExamples.keyPair(Founding.FIRST_SOLVER);
    private static final AccountKeyPair COPIER = EnergyExamples.keyPair(Founding.SECOND_SOLVER);

    private final MarketOnLedger market =
            Founding.market(EnergyExamples.calendar().withSolverReward(REWARD), EnergyExamples.grid());
    private final Witnesses.Offered offered;
    private final OfferId sellLater;
    private final OfferId buyLater;
    private final Solution best;

    /** Homes 1 and 3 may trade 500 Wh in interval 1 and 500 Wh in interval 2; round 1 is open. */
    SolverRewardTest() {
        for (Interval t : List.of(T1, T2)) {
            market.withdraw(1, t, 500, 0);
            market.withdraw(3, t, 0, 500);
        }
        market.buyCredit(3, 1_000_000);
        OfferId sell = market.post(1, B0, MarketOnLedger.selling(500, T1));
        OfferId buy = market.post(3, B0, MarketOnLedger.buying(500, T1));
        sellLater = market.post(1, B0, MarketOnLedger.selling(500, T2));
        buyLater = market.post(3, B0, MarketOnLedger.buying(500, T2));
        market.advanceThrough(B0);
        offered = new Witnesses.Offered(market, sell, buy);
        best = Solution.of(R1, List.of(offered.trade(500)));
    }

    private Decision<Receipt> commit(AccountKeyPair solver, Solution... parts) {
        SolutionCommitment commitment = SolutionCommitment.of(solver.publicKey(), List.of(parts));
        return market.run(solver, new EnergyCommand.CommitSolution(parts[0].round(), commitment));
    }

    private Decision<Receipt> post(AccountKeyPair solver, Solution solution) {
        return market.run(solver, new EnergyCommand.PostSolution(solution));
    }

    private Decision<Receipt> postPart(AccountKeyPair solver, int part, Solution solution) {
        return market.run(solver, new EnergyCommand.PostSolutionPart(0, part, solution));
    }

    /** A solution of round 1 that trades in interval 2 only. */
    private Solution later(long wh) {
        return Solution.of(R1, List.of(new Trade(sellLater, buyLater, T2, Energy.ofWh(wh))));
    }

    private Decision<Receipt> collect(AccountKeyPair solver) {
        return market.run(solver, new EnergyCommand.CollectCredit());
    }

    private Money creditOf(AccountKeyPair solver) {
        return market.state().account(solver.publicKey()).credit();
    }

    private static RejectionCode code(Decision<Receipt> refused) {
        return ((Decision.Rejected<Receipt>) refused).reason().code();
    }

    private List<Violation> violations() {
        EnergyGuarantees guarantees = new EnergyGuarantees();
        market.events().forEach(guarantees::apply);
        return guarantees.check(market.ledger().state(), market.ledger().digests());
    }

    @Test
    void the_solver_of_the_accepted_solution_is_paid_once() {
        commit(HONEST, best).orThrow();
        post(HONEST, best).orThrow();
        market.advanceThrough(T1);

        collect(HONEST).orThrow();

        assertThat(creditOf(HONEST)).isEqualTo(REWARD);
        assertThat(collect(HONEST).isAccepted()).isFalse();
    }

    @Test
    void the_reward_is_conserved_before_and_after_it_is_collected_and_given_back() {
        commit(HONEST, best).orThrow();
        post(HONEST, best).orThrow();
        market.advanceThrough(T1);
        assertThat(violations()).isEmpty();

        collect(HONEST).orThrow();
        assertThat(violations()).isEmpty();

        market.run(HONEST, new EnergyCommand.RedeemCredit(REWARD)).orThrow();
        assertThat(creditOf(HONEST)).isEqualTo(Money.ZERO);
        assertThat(violations()).isEmpty();
    }

    @Test
    void a_copier_without_a_commitment_is_refused() {
        commit(HONEST, best).orThrow();

        assertThat(code(post(COPIER, best))).isEqualTo(ClearingRejection.SOLUTION_NOT_COMMITTED);
    }

    @Test
    void a_copier_that_commits_as_it_sees_the_solution_comes_too_late() {
        commit(HONEST, best).orThrow();
        Endorsement seen = market.endorse(HONEST, new EnergyCommand.PostSolution(best));
        commit(COPIER, best).orThrow();

        assertThat(market.ledger().commit((Endorsement.Endorsed) seen)).isEqualTo(CommitStatus.VALID);
        assertThat(code(post(COPIER, best))).isEqualTo(ContestRejection.NOT_BETTER);
    }

    @Test
    void a_commitment_of_another_solver_is_worth_nothing_to_a_copier() {
        SolutionCommitment ofTheOther = SolutionCommitment.of(HONEST.publicKey(), List.of(best));
        market.run(COPIER, new EnergyCommand.CommitSolution(R1, ofTheOther)).orThrow();

        assertThat(code(post(COPIER, best))).isEqualTo(ClearingRejection.SOLUTION_NOT_COMMITTED);
    }

    @Test
    void a_commitment_that_is_not_in_a_block_yet_does_not_count() {
        SolutionCommitment commitment = SolutionCommitment.of(HONEST.publicKey(), List.of(best));
        market.endorse(HONEST, new EnergyCommand.CommitSolution(R1, commitment));

        assertThat(code(post(HONEST, best))).isEqualTo(ClearingRejection.SOLUTION_NOT_COMMITTED);
    }

    @Test
    void a_posting_is_void_when_the_commitment_changes_before_it_is_ordered() {
        commit(HONEST, best).orThrow();
        Endorsement posting = market.endorse(HONEST, new EnergyCommand.PostSolution(best));
        commit(HONEST, Solution.of(R1, List.of(offered.trade(1)))).orThrow();

        assertThat(market.ledger().commit((Endorsement.Endorsed) posting)).isEqualTo(CommitStatus.MVCC_READ_CONFLICT);
    }

    @Test
    void a_copy_with_a_proof_added_leads_and_does_not_take_the_reward() {
        Solution optimum =
                Solution.of(R1, List.of(offered.trade(500), new Trade(sellLater, buyLater, T2, Energy.ofWh(500))));
        commit(HONEST, optimum).orThrow();
        post(HONEST, optimum).orThrow();
        commit(COPIER, optimum).orThrow();
        market.run(COPIER, new EnergyCommand.PostSolution(optimum, proof())).orThrow();
        market.advanceThrough(T1);

        assertThat(collect(COPIER).isAccepted()).isFalse();
        collect(HONEST).orThrow();
        assertThat(creditOf(HONEST)).isEqualTo(REWARD);
    }

    @Test
    void a_better_solution_takes_the_reward() {
        Solution worse = Solution.of(R1, List.of(offered.trade(499)));
        commit(HONEST, worse).orThrow();
        post(HONEST, worse).orThrow();
        commit(COPIER, best).orThrow();
        post(COPIER, best).orThrow();
        market.advanceThrough(T1);

        assertThat(collect(HONEST).isAccepted()).isFalse();
        assertThat(collect(COPIER).isAccepted()).isTrue();
    }

    @Test
    void a_solution_in_parts_is_committed_to_as_a_whole_and_paid() {
        commit(HONEST, best).orThrow();
        market.run(HONEST, new EnergyCommand.PostSolutionPart(0, 0, best)).orThrow();
        market.run(HONEST, new EnergyCommand.SealSolution(R1, 0)).orThrow();
        market.advanceThrough(T1);

        collect(HONEST).orThrow();

        assertThat(creditOf(HONEST)).isEqualTo(REWARD);
    }

    @Test
    void who_sees_the_last_part_cannot_commit_to_it_with_the_others_posted() {
        Solution last = later(500);
        commit(HONEST, best, last).orThrow();
        commit(COPIER, best, later(1)).orThrow();
        postPart(HONEST, 0, best).orThrow();
        postPart(COPIER, 0, best).orThrow();
        postPart(HONEST, 1, last).orThrow();

        commit(COPIER, best, last).orThrow();

        assertThat(code(postPart(COPIER, 1, last))).isEqualTo(ContestRejection.UPLOAD_UNKNOWN);
        market.run(HONEST, new EnergyCommand.SealSolution(R1, 0)).orThrow();
        assertThat(market.state().candidate(R1).orElseThrow().earner()).isEqualTo(HONEST.publicKey());
    }

    @Test
    void a_carried_solution_pays_nobody() {
        Solution ahead = later(400);
        commit(HONEST, ahead).orThrow();
        post(HONEST, ahead).orThrow();

        market.advanceThrough(T2);

        assertThat(market.events())
                .filteredOn(event -> event instanceof EnergyEvent.MoneyBooked booked
                        && booked.account().equals(HONEST.publicKey()))
                .hasSize(1); // for round 1, none for the trades of round 2 that were carried
    }

    @Test
    void commitments_go_with_the_solutions_of_their_round() {
        commit(HONEST, best).orThrow();
        Interval over = T1.plus(EnergyExamples.LOOK_AHEAD + 1);
        market.advanceThrough(over.plus(EnergyExamples.SETTLEMENT_WINDOW + 2));
        market.settleAndSweep(T0);
        for (Interval t = T1; t.isBefore(over); t = t.next()) {
            market.settleAndSweep(t);
        }
        assertThat(market.state().size("solutioncommitment")).isEqualTo(1);

        market.settleAndSweep(over);

        assertThat(market.state().size("solutioncommitment")).isZero();
    }

    /** The sellers' energy is the minimum cut: a Wh of it is worth all there is, the buyers' nothing. */
    private static Certificate proof() {
        long buyPrice = EnergyExamples.tariff()
                .clamp(MarketOnLedger.buying(1, T1).reservation())
                .microPerWh();
        return new Certificate(
                DualPrices.of(1, 0, List.of(), levels(0)), DualPrices.of(0, 1, List.of(), levels(-buyPrice)));
    }

    private static List<LevelDual> levels(long value) {
        return List.of(new LevelDual(T1, UnitPrice.ZERO, value), new LevelDual(T2, UnitPrice.ZERO, value));
    }
}
