package org.gridmarket.solver.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.energy.GreedyMatcher;
import org.gridmarket.solver.energy.MatchOutcome;
import org.gridmarket.solver.energy.Matcher;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.solver.energy.MaxFlowMatcher;
import org.gridmarket.solver.energy.PriceLadderMatcher;
import org.gridmarket.solver.energy.PricedFlowMatcher;
import org.junit.jupiter.api.Test;

final class SolveCycleTest {
    private static final Interval T1 = ScriptedMarket.FIRST.next();
    private static final Round ROUND = T1.round();

    private final ScriptedMarket market = new ScriptedMarket();
    private final SolveCycle cycle = market.cycle(SolverPlan.with(new MatcherChoice()));

    @Test
    void nothing_is_due_before_the_round_before_is_closed_and_final() {
        market.offers(cycle, T1, 500);

        assertThat(cycle.dueRound()).isEmpty();
        assertThat(cycle.work()).isFalse();
    }

    @Test
    void a_round_is_solved_and_posted_as_soon_as_it_opens() {
        market.offers(cycle, T1, 500);
        market.finish(cycle, ScriptedMarket.FIRST);

        assertThat(cycle.work()).isTrue();

        assertThat(market.posted).singleElement().satisfies(posted -> {
            assertThat(posted.lastBook()).isEqualTo(ROUND.book());
            assertThat(((EnergyCommand.PostSolution) posted.command())
                            .solution()
                            .unpacked())
                    .singleElement()
                    .satisfies(trade -> assertThat(trade.energy().wh()).isEqualTo(500));
        });
        assertThat(market.told).singleElement().satisfies(told -> {
            assertThat(told.certified()).isTrue();
            assertThat(told.outcome()).isEqualTo("ACCEPTED");
        });
    }

    @Test
    void each_round_is_worked_once() {
        market.offers(cycle, T1, 500);
        market.finish(cycle, ScriptedMarket.FIRST);
        cycle.work();

        assertThat(cycle.work()).isFalse();
        assertThat(market.posted).hasSize(1);
    }

    @Test
    void a_round_whose_gate_is_past_is_left_alone() {
        market.offers(cycle, T1, 500);
        market.finish(cycle, ScriptedMarket.FIRST);
        market.now = market.calendar.gate(ROUND);

        assertThat(cycle.work()).isFalse();
    }

    @Test
    void what_is_not_better_than_a_known_candidate_is_not_posted() {
        market.offers(cycle, T1, 500);
        market.finish(cycle, ScriptedMarket.FIRST);
        market.rivalLeads(cycle, ROUND, 501, false);

        cycle.work();

        assertThat(market.posted).isEmpty();
        assertThat(market.told)
                .singleElement()
                .satisfies(told -> assertThat(told.outcome()).isEqualTo(SolveRecord.SKIPPED));
    }

    @Test
    void a_proof_displaces_an_equal_candidate_that_has_none() {
        market.offers(cycle, T1, 500);
        market.finish(cycle, ScriptedMarket.FIRST);
        market.rivalLeads(cycle, ROUND, 500, false);

        cycle.work();

        assertThat(market.posted)
                .singleElement()
                .satisfies(posted -> assertThat(((EnergyCommand.PostSolution) posted.command()).certificate())
                        .isNotNull());
    }

    @Test
    void an_inferior_candidate_of_another_solver_is_beaten() {
        market.offers(cycle, T1, 500);
        market.finish(cycle, ScriptedMarket.FIRST);
        market.rivalLeads(cycle, ROUND, 499, false);

        cycle.work();

        assertThat(market.posted).hasSize(1);
    }

    @Test
    void a_proved_candidate_stops_the_effort() {
        market.offers(cycle, T1, 500);
        market.finish(cycle, ScriptedMarket.FIRST);
        market.rivalLeads(cycle, ROUND, 500, true);

        cycle.work();

        assertThat(market.told).isEmpty();
    }

    @Test
    void a_candidate_of_an_earlier_round_does_not_count() {
        market.offers(cycle, T1, 500);
        market.rivalLeads(cycle, ScriptedMarket.FIRST.round(), 9_000, true);
        market.finish(cycle, ScriptedMarket.FIRST);

        cycle.work();

        assertThat(market.posted).hasSize(1);
    }

    @Test
    void what_is_not_better_than_ones_own_solution_carried_over_is_not_posted() {
        SolveCycle greedy = market.cycle(new SolverPlan(new GreedyMatcher(), List.of(new GreedyMatcher()), 1_000));
        market.offers(greedy, ROUND.next().interval(), 500);
        market.finish(greedy, ScriptedMarket.FIRST);
        greedy.work();
        market.leads(greedy, ROUND, market.told.getFirst().value(), false); // our own
        market.now = market.calendar.gate(ROUND);
        market.finish(greedy, T1);

        greedy.work();

        assertThat(market.told)
                .extracting(SolveRecord::outcome)
                .containsExactly(new PostOutcome.Accepted().word(), SolveRecord.SKIPPED);
    }

    @Test
    void with_many_offers_a_feasible_solution_goes_first() {
        SolveCycle careful = market.cycle(new SolverPlan(new MaxFlowMatcher(), List.of(new GreedyMatcher()), 2));
        market.offers(careful, T1, 500);
        market.finish(careful, ScriptedMarket.FIRST);

        careful.work();

        assertThat(market.told)
                .extracting(SolveRecord::matcher)
                .containsExactly(GreedyMatcher.NAME, MaxFlowMatcher.NAME);
    }

    @Test
    void what_is_proved_to_be_the_best_ends_the_effort() {
        SolveCycle careful = market.cycle(
                new SolverPlan(new PriceLadderMatcher(), List.of(new GreedyMatcher(), new PricedFlowMatcher()), 2));
        market.offers(careful, T1, 500);
        market.finish(careful, ScriptedMarket.FIRST);

        careful.work();

        assertThat(market.told)
                .extracting(SolveRecord::matcher)
                .containsExactly(GreedyMatcher.NAME, PricedFlowMatcher.NAME);
    }

    @Test
    void a_matcher_that_is_not_made_for_the_round_is_replaced_by_one_that_suits_everything() {
        Matcher unsuitable = new Matcher() {
            @Override
            public String name() {
                return "choosy";
            }

            @Override
            public MatchOutcome match(RoundInstance instance, SolveBudget budget) {
                return new MatchOutcome.Unsuitable("any");
            }
        };
        SolveCycle stubborn = market.cycle(new SolverPlan(unsuitable, List.of(new GreedyMatcher()), 1_000));
        market.offers(stubborn, T1, 500);
        market.finish(stubborn, ScriptedMarket.FIRST);

        stubborn.work();

        assertThat(market.told).extracting(SolveRecord::matcher).containsExactly(GreedyMatcher.NAME);
    }

    @Test
    void nothing_to_trade_is_not_posted() {
        market.offer(cycle, Side.SELL, T1, 500);
        market.finish(cycle, ScriptedMarket.FIRST);

        cycle.work();

        assertThat(market.posted).isEmpty();
    }

    @Test
    void a_refused_solution_is_told_by_its_code() {
        market.answer = new PostOutcome.Refused("NOT_BETTER", "another solver was faster");
        market.offers(cycle, T1, 500);
        market.finish(cycle, ScriptedMarket.FIRST);

        cycle.work();

        assertThat(market.told)
                .singleElement()
                .satisfies(told -> assertThat(told.outcome()).isEqualTo("NOT_BETTER"));
    }

    @Test
    void the_same_solution_has_the_same_operation_id_after_a_restart() {
        ScriptedMarket sameMarket = new ScriptedMarket();
        SolveCycle restarted = sameMarket.cycle(SolverPlan.with(new MatcherChoice()));
        market.offers(cycle, T1, 500);
        sameMarket.offers(restarted, T1, 500);
        market.finish(cycle, ScriptedMarket.FIRST);
        sameMarket.finish(restarted, ScriptedMarket.FIRST);

        cycle.work();
        restarted.work();

        assertThat(sameMarket.posted).isEqualTo(market.posted);
    }

    @Test
    void a_large_solution_goes_in_parts_and_is_sealed() {
        SolveCycle bold =
                market.cycle(new SolverPlan(new MaxFlowMatcher(), List.of(new GreedyMatcher()), Integer.MAX_VALUE));
        offersForTwoParts(bold);
        market.finish(bold, ScriptedMarket.FIRST);

        bold.work();

        assertThat(market.posted)
                .extracting(posted -> posted.command().getClass().getSimpleName())
                .containsExactly("PostSolutionPart", "PostSolutionPart", "SealSolution");
        assertThat(market.posted).extracting(ScriptedMarket.Posted::operation).doesNotHaveDuplicates();
    }

    @Test
    void an_upload_whose_first_part_was_refused_has_not_begun() {
        SolveCycle careful = market.cycle(new SolverPlan(new MaxFlowMatcher(), List.of(new GreedyMatcher()), 2));
        offersForTwoParts(careful);
        market.finish(careful, ScriptedMarket.FIRST);
        market.answer = new PostOutcome.Refused("EARLIER_NOT_FINAL", "the peer lags");

        careful.work();

        assertThat(market.posted)
                .extracting(posted -> ((EnergyCommand.PostSolutionPart) posted.command()).upload())
                .containsExactly(0, 0);
    }

    @Test
    void where_a_reward_is_paid_a_solution_is_committed_to_before_it_is_shown() {
        ScriptedMarket paying = new ScriptedMarket(new Money(1_000));
        SolveCycle earning = paying.cycle(SolverPlan.with(new MatcherChoice()));
        paying.offers(earning, T1, 500);
        paying.finish(earning, ScriptedMarket.FIRST);

        earning.work();

        assertThat(paying.posted).hasSize(2);
        EnergyCommand.CommitSolution committed =
                (EnergyCommand.CommitSolution) paying.posted.getFirst().command();
        EnergyCommand.PostSolution shown =
                (EnergyCommand.PostSolution) paying.posted.getLast().command();
        assertThat(committed.commitment().covers(ScriptedMarket.SOLVER, 0, shown.solution()))
                .isTrue();
        assertThat(committed.commitment().covers(ScriptedMarket.RIVAL, 0, shown.solution()))
                .isFalse();
    }

    @Test
    void a_solution_whose_commitment_is_not_on_the_ledger_is_not_shown() {
        ScriptedMarket paying = new ScriptedMarket(new Money(1_000));
        SolveCycle earning = paying.cycle(SolverPlan.with(new MatcherChoice()));
        paying.answer = new PostOutcome.Unknown("nobody answers");
        paying.offers(earning, T1, 500);
        paying.finish(earning, ScriptedMarket.FIRST);

        earning.work();

        assertThat(paying.posted)
                .extracting(posted -> posted.command().getClass().getSimpleName())
                .containsOnly("CommitSolution");
    }

    /** In as many intervals as two parts need, since an interval may have only so many trades. */
    private void offersForTwoParts(SolveCycle hearer) {
        int intervals = 20;
        int sellers = EnergyLimit.TRADES_PER_PART.ceiling() / intervals + 1; // in each, within the feeder's limit
        for (int t = 0; t < intervals; t++) {
            Interval interval = ROUND.plus(t).interval();
            for (int i = 0; i < sellers; i++) {
                market.offer(hearer, Side.SELL, interval, 1);
            }
            market.offer(hearer, Side.BUY, interval, sellers);
        }
    }
}
