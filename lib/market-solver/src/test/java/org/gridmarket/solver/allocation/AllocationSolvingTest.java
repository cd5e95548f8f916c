package org.gridmarket.solver.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.message.AllocationQuery;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.solver.allocation.cycle.AllocationAttempt;
import org.gridmarket.solver.allocation.cycle.AllocationOutlet;
import org.gridmarket.solver.allocation.cycle.AllocationSolving;
import org.gridmarket.solver.cycle.PostOutcome;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.gridmarket.testkit.allocation.Offers;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.junit.jupiter.api.Test;

/** The loop of a solver, on a ledger in memory. */
final class AllocationSolvingTest {
    private static final int SOLVER = 11;

    private final AllocationOnLedger market =
            AllocationOnLedger.open(AllocationOnLedger.draft().life(3).make());
    private final List<OperationId> sent = new ArrayList<>();
    private final List<AllocationAttempt> attempts = new ArrayList<>();
    private final List<AllocationInstance> seen = new ArrayList<>();

    /** Notes what it is given, and leaves the work to greedy. */
    private final class Noting implements AllocationMatcher {
        @Override
        public String name() {
            return "noting";
        }

        @Override
        public AllocationOutcome match(AllocationInstance instance, SolveBudget budget) {
            seen.add(instance);
            return new GreedyMatcher().match(instance, budget);
        }
    }

    private final class ToLedger implements AllocationOutlet {
        private final int solver;

        private ToLedger(int solver) {
            this.solver = solver;
        }

        @Override
        public AccountKey solver() {
            return AllocationOnLedger.account(solver);
        }

        @Override
        public PostOutcome submit(
                AllocationCommand.SubmitSolution command, OperationId operation, LedgerPeriod last, LedgerTime until) {
            sent.add(operation);
            String function = AllocationFunctions.NAMES.of(command);
            return switch (market.ledger()
                    .run(
                            function,
                            ClockedLedger.signed(ClockedLedger.keyPair(solver), function, operation, last, command))) {
                case Decision.Accepted<Receipt> done -> new PostOutcome.Accepted();
                case Decision.Rejected<Receipt>(var reason) ->
                    new PostOutcome.Refused(reason.code().name(), reason.detail());
            };
        }
    }

    private AllocationSolving solver(int number) {
        return new AllocationSolving(
                new Noting(), new ToLedger(number), () -> market.ledger().now(), attempts::add);
    }

    /** A fresh solver that has heard everything. */
    private AllocationSolving heard(int number) {
        AllocationSolving solving = solver(number);
        EventFamily<AllocationEvent> own = EventFamily.of(AllocationEvent.class);
        EventFamily<ClockEvent> clock = EventFamily.of(ClockEvent.class);
        market.ledger().ledger().events().forEach(text -> {
            own.read(text).ifPresent(solving::apply);
            clock.read(text).ifPresent(solving::apply);
        });
        return solving;
    }

    private void pairs(int cycle) {
        market.post(1, cycle, Offers.provide().of(1, 5, 1).until(cycle + 2));
        market.post(2, cycle, Offers.consume().of(1, 3, 4).of(2, 2, 9).until(cycle));
    }

    private void solved(int cycle) {
        market.at(1_100 + 150L * cycle).close(cycle).orThrow();
        heard(SOLVER).work(market.name());
    }

    @Test
    void a_cycle_is_solved_once_as_soon_as_it_is_sealed() {
        pairs(0);
        assertThat(heard(SOLVER).due(market.name())).isEmpty();

        solved(0);

        assertThat(attempts).hasSize(1);
        assertThat(attempts.getFirst().outcome()).isEqualTo("ACCEPTED");
        assertThat(market.events().getLast()).isInstanceOf(AllocationEvent.AllocationSolutionAccepted.class);
    }

    @Test
    void the_instance_is_what_the_ledger_has_whatever_was_assigned_and_cancelled_before() {
        pairs(0);
        solved(0);
        market.at(1_150).finalise(0).orThrow();
        PageId late = market.post(4, 1, Offers.provide().of(1, 2, 1).until(2));
        pairs(1);
        solved(1);
        market.at(1_300).finalise(1).orThrow();
        market.cancel(4, 2, new OfferId(late, 0)).orThrow();
        pairs(2);

        solved(2);

        AllocationInstance last = seen.getLast();
        AllocationAnswer.AllocationInstanceState truth = market.answer(
                AllocationAnswer.AllocationInstanceState.class,
                new AllocationQuery.ReadInstance(market.name(), new Cycle(2), null));
        assertThat(last.cycle()).isEqualTo(new Cycle(2));
        assertThat(last.offers().values())
                .extracting(open -> open.id())
                .containsExactlyElementsOf(truth.offers().stream()
                        .map(AllocationAnswer.InstanceOffer::id)
                        .toList());
        assertThat(last.offers().values())
                .extracting(open ->
                        open.earlier() == null ? 0 : open.earlier().taken().size())
                .containsExactlyElementsOf(truth.offers().stream()
                        .map(offer -> offer.taken().size())
                        .toList());
        assertThat(attempts.getLast().outcome()).isEqualTo("ACCEPTED");
    }

    @Test
    void a_second_solver_does_not_send_what_is_no_better() {
        market.license(12);
        market.goTo(market.ledger().now().plusMillis(60_000));
        pairs(0);
        solved(0);

        heard(12).work(market.name());

        assertThat(attempts).extracting(AllocationAttempt::outcome).containsExactly("ACCEPTED", "SKIPPED");
    }

    @Test
    void one_that_is_killed_while_it_sends_sends_the_same_again() {
        pairs(0);
        market.at(1_100).close(0).orThrow();
        AllocationSolving first = heard(SOLVER);
        AllocationSolving second = heard(SOLVER); // started anew before the first one's word came back

        first.work(market.name());
        second.work(market.name());

        assertThat(sent).hasSize(2);
        assertThat(sent.get(0)).isEqualTo(sent.get(1));
        assertThat(market.events().stream().filter(AllocationEvent.AllocationSolutionAccepted.class::isInstance))
                .hasSize(1);
    }

    @Test
    void without_a_licence_nothing_is_due() {
        pairs(0);
        market.at(1_100).close(0).orThrow();

        assertThat(heard(12).due(market.name())).isEqualTo(Optional.empty());
    }

    @Test
    void a_cycle_that_has_ended_is_left() {
        pairs(0);
        market.at(1_100).close(0).orThrow();
        market.at(1_150);

        assertThat(heard(SOLVER).work(market.name())).isFalse();
    }
}
