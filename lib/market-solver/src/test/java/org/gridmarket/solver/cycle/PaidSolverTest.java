package org.gridmarket.solver.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.solver.energy.GreedyMatcher;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.Test;

/** The whole way of a paid solution: events, cycle, commitment, posting, finalising, reward. */
final class PaidSolverTest {
    private static final Book BOOK = Book.of(0);
    private static final Round ROUND = Round.of(1);
    private static final Interval T1 = ROUND.interval();
    private static final Money REWARD = new Money(7_000);
    private static final AccountKeyPair KEYS = EnergyExamples.keyPair(Founding.FIRST_SOLVER);

    /** Signs with the solver's key and commits at once. */
    private record LedgerOutlet(MarketOnLedger market) implements SolutionOutlet {
        @Override
        public AccountKey solver() {
            return KEYS.publicKey();
        }

        @Override
        public PostOutcome post(EnergyCommand.Signed command, OperationId operation, Book lastBook, LedgerTime until) {
            Submission signed = market.signed(KEYS, operation, lastBook, command);
            Decision<Receipt> answer = market.settle(market.endorse(EnergyFunctions.of(command), signed));
            return switch (answer) {
                case Decision.Accepted<Receipt> done -> new PostOutcome.Accepted();
                case Decision.Rejected<Receipt>(var reason) ->
                    new PostOutcome.Refused(reason.code().name(), reason.detail());
            };
        }
    }

    @Test
    void a_solver_that_works_a_round_is_paid_for_it_once() {
        MarketOnLedger market =
                Founding.market(EnergyExamples.calendar().withSolverReward(REWARD), EnergyExamples.grid());
        market.withdraw(1, T1, 500, 0);
        market.withdraw(3, T1, 0, 500);
        market.buyCredit(3, 1_000_000);
        market.post(1, BOOK, MarketOnLedger.selling(500, T1));
        market.post(3, BOOK, MarketOnLedger.buying(500, T1));
        market.advanceThrough(BOOK);
        SolveCycle cycle =
                new SolveCycle(SolverPlan.with(new GreedyMatcher()), new LedgerOutlet(market), market::now, done -> {});
        market.events().forEach(cycle::apply);

        cycle.work();
        market.advanceThrough(ROUND);
        market.run(KEYS, new EnergyCommand.CollectCredit()).orThrow();

        assertThat(market.state().account(KEYS.publicKey()).credit()).isEqualTo(REWARD);
        assertThat(market.run(KEYS, new EnergyCommand.CollectCredit()).isAccepted())
                .isFalse();
    }
}
