package org.gridmarket.testkit.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.allocation.AllocationOnLedger.OPERATOR;
import static org.gridmarket.testkit.allocation.AllocationOnLedger.OTHER;
import static org.gridmarket.testkit.allocation.AllocationOnLedger.OTHER_ADMIN;
import static org.gridmarket.testkit.allocation.AllocationOnLedger.SUPERVISOR;
import static org.gridmarket.testkit.allocation.AllocationOnLedger.assign;
import static org.gridmarket.testkit.table.Refusals.assertRefused;

import java.util.List;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.cycle.FinalSource;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.schema.Band;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.allocation.schema.TypeSelector;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.junit.jupiter.api.Test;

/**
 * The short histories that broke earlier wordings of the page, numbered as in the executable model, under the wording of now:
 * those of order, time and money. Where a history needs a moment between endorsement and commit, it is held back there.
 */
class HistoriesOfAllocationTest {
    private static SchemaDraft draft() {
        return AllocationOnLedger.draft();
    }

    private static int assigned(AllocationOnLedger market, int cycle) {
        return market.cycle(cycle).assignments();
    }

    private static void assertSound(AllocationOnLedger market) {
        assertThat(market.offences()).isEmpty();
    }

    private static MarketTerms closed() {
        return draft().band(new Band(TypeSelector.ALL, UnitValue.ZERO, UnitValue.ZERO))
                .terms();
    }

    /** Proposes terms and answers the command that approves them. */
    private static AllocationCommand.ApproveTerms approval(AllocationOnLedger market, int from, MarketTerms terms) {
        Receipt proposed = market.run(
                        OPERATOR, new AllocationCommand.ProposeTerms(market.name(), new Cycle(from), terms))
                .orThrow();
        var digest = RecordCodec.of(AllocationAnswer.AllocationProposal.class)
                .read(proposed.result())
                .digest();
        return new AllocationCommand.ApproveTerms(market.name(), new Cycle(from), digest);
    }

    @Test
    void history_1_the_candidate_of_a_cycle_is_not_final_again_in_the_next() {
        SeatsPair pair = new SeatsPair(draft().make()).done(5);
        pair.market.at(1_250).close(1).orThrow();
        pair.market.at(1_300).finalise(1).orThrow();

        assertThat(assigned(pair.market, 0)).isOne();
        assertThat(pair.market.cycle(1).source()).isEqualTo(FinalSource.NOTHING);
        assertSound(pair.market);
    }

    @Test
    void history_2_an_equal_solution_displaces_none_and_turns_are_counted() {
        SeatsPair pair = new SeatsPair(draft().make());
        PageId other = pair.market.post(3, 0, Offers.consume().of(1, 5, 9));
        pair.market.license(12);
        pair.market.at(1_100).close(0).orThrow();
        pair.market.submit(11, 0, pair.some(3)).orThrow();

        assertRefused(ContestRejection.NOT_BETTER, pair.market.submit(12, 0, assign(pair.provide, other, 1, 3)));
        pair.market.submit(11, 0, pair.some(4)).orThrow();
        pair.market.submit(11, 0, pair.some(5)).orThrow();
        assertRefused(ContestRejection.SOLVER_HAS_HAD_ITS_TURNS, pair.market.submit(11, 0, pair.some(5)));
    }

    @Test
    void history_3_a_deposit_waits_for_the_cycle_that_may_still_assign_its_offer() {
        SeatsPair pair = new SeatsPair(draft().overlapping().make()).solved(5);
        pair.market.cancel(2, 1, new OfferId(pair.consume, 0)).orThrow();
        assertThat(pair.market.purse(2)).isEqualTo(new Money(55));

        pair.market.at(1_150).finalise(0).orThrow();
        pair.market.settle(2, pair.consume, pair.provide).orThrow();
        assertThat(pair.market.purse(2)).as("five for 5 each").isEqualTo(new Money(75));
        pair.market.collect(1, pair.provide).orThrow();
        assertThat(pair.market.purse(1)).isEqualTo(new Money(125));
        assertSound(pair.market);
    }

    @Test
    void history_4_a_last_cycle_that_is_past_and_not_final_keeps_the_deposit() {
        SeatsPair pair = new SeatsPair(draft().make(), 1, 0).solved(5);
        pair.market.at(1_160);
        assertRefused(AllocationRejection.NOTHING_DUE, pair.market.settle(2, pair.consume));

        pair.market.finalise(0).orThrow();
        pair.market.settle(2, pair.consume).orThrow();
        assertThat(pair.market.purse(2)).isEqualTo(new Money(75));
        assertSound(pair.market);
    }

    @Test
    void history_5_a_page_is_settled_once_whoever_asks() {
        SeatsPair pair = new SeatsPair(draft().make()).done(5);
        pair.market.settle(1, pair.provide).orThrow();

        assertRefused(AllocationRejection.NOTHING_DUE, pair.market.settle(2, pair.provide));
        assertThat(pair.market.purse(1)).isEqualTo(new Money(125));
        assertSound(pair.market);
    }

    @Test
    void history_6_a_solution_that_was_endorsed_before_finalise_and_is_ordered_behind_it_is_void() {
        SeatsPair pair = new SeatsPair(draft().make());
        pair.market.at(1_100).close(0).orThrow();
        Endorsement held = pair.market.endorse(11, pair.market.submission(0, pair.some(5)));
        pair.market.at(1_150).finalise(0).orThrow();

        assertThat(pair.market.commit(held)).isNotEqualTo(CommitStatus.VALID);
        assertThat(assigned(pair.market, 0)).isZero();
    }

    @Test
    void history_7_with_overlap_no_cycle_is_solved_before_the_one_before_is_final() {
        SeatsPair pair = new SeatsPair(draft().overlapping().make()).solved(5);
        pair.market.license(12);
        pair.market.at(1_250).close(1).orThrow();
        assertRefused(LifeCycleRejection.TRANSITION_NOT_ALLOWED, pair.market.submit(12, 1, pair.some(5)));

        pair.market.finalise(0).orThrow();
        assertThat(pair.market.cycle(0).source())
                .as("late: it may not assign any more")
                .isEqualTo(FinalSource.TOO_LATE);
        pair.market.submit(12, 1, pair.some(5)).orThrow();
        pair.market.at(1_300).finalise(1).orThrow();
        assertThat(assigned(pair.market, 1)).isOne();
        assertSound(pair.market);
    }

    @Test
    void history_8_a_second_close_is_refused_and_a_held_one_is_void() {
        SeatsPair pair = new SeatsPair(draft().make());
        pair.market.at(1_100);
        Endorsement second =
                pair.market.endorse(OPERATOR, new AllocationCommand.CloseCycle(pair.market.name(), Cycle.FIRST));
        pair.market.close(0).orThrow();
        pair.market.at(1_150);
        Endorsement finalising =
                pair.market.endorse(OTHER, new AllocationCommand.Finalise(pair.market.name(), Cycle.FIRST));

        assertRefused(LifeCycleRejection.TRANSITION_NOT_ALLOWED, pair.market.close(0));
        assertThat(pair.market.commit(second)).isNotEqualTo(CommitStatus.VALID);
        assertThat(pair.market.commit(finalising)).isEqualTo(CommitStatus.VALID);
    }

    @Test
    void history_9_an_approval_that_is_held_back_never_reaches_a_running_cycle() {
        AllocationOnLedger market = AllocationOnLedger.open(draft().make());
        market.post(1, 0, Offers.provide().of(1, 5, 1));
        Endorsement held = market.endorse(SUPERVISOR, approval(market, 1, closed()));
        market.at(1_100).close(0).orThrow();
        market.at(1_150).finalise(0).orThrow();

        assertThat(market.commit(held)).isNotEqualTo(CommitStatus.VALID);
        assertRefused(
                AllocationRejection.TERMS_TOO_SOON,
                market.run(OPERATOR, new AllocationCommand.ProposeTerms(market.name(), new Cycle(1), closed())));
    }

    @Test
    void history_11_what_is_reversed_is_not_paid_and_what_is_paid_is_not_reversed() {
        SeatsPair pair =
                new SeatsPair(draft().hold(90 * SchemaDraft.UNIT_MILLIS).make()).done(5);
        AllocationCommand.Reverse reverse = new AllocationCommand.Reverse(pair.market.name(), Cycle.FIRST, 0);
        pair.market.at(1_238);
        Endorsement reversing = pair.market.endorse(SUPERVISOR, reverse);
        pair.market.at(1_245).settle(1, pair.provide).orThrow();

        assertThat(pair.market.commit(reversing)).isNotEqualTo(CommitStatus.VALID);
        pair.market.settle(2, pair.consume).orThrow();
        assertThat(pair.market.purse(1)).isEqualTo(new Money(125));
        assertThat(pair.market.purse(2)).isEqualTo(new Money(75));
        assertSound(pair.market);
    }

    @Test
    void what_is_reversed_within_the_hold_costs_nobody_anything() {
        SeatsPair pair =
                new SeatsPair(draft().hold(90 * SchemaDraft.UNIT_MILLIS).make()).done(5);
        AllocationCommand.Reverse reverse = new AllocationCommand.Reverse(pair.market.name(), Cycle.FIRST, 0);
        pair.market.at(1_200);
        Endorsement settling =
                pair.market.endorse(1, new AllocationCommand.Settle(pair.market.name(), List.of(pair.provide)));
        assertThat(settling).isInstanceOf(Endorsement.Refused.class);
        pair.market.run(SUPERVISOR, reverse).orThrow();
        assertRefused(AllocationRejection.ASSIGNMENT_UNKNOWN, pair.market.run(SUPERVISOR, reverse));

        pair.market.at(1_245).settle(2, pair.consume).orThrow();
        assertThat(pair.market.purse(2)).isEqualTo(new Money(100));
        assertRefused(AllocationRejection.NOTHING_DUE, pair.market.settle(1, pair.provide));
        assertSound(pair.market);
    }

    @Test
    void history_12_without_a_hold_nothing_is_reversed_however_early_the_timestamp() {
        SeatsPair pair = new SeatsPair(draft().make()).done(5);

        assertRefused(
                AllocationRejection.NO_REVERSALS,
                pair.market
                        .at(1_149)
                        .run(SUPERVISOR, new AllocationCommand.Reverse(pair.market.name(), Cycle.FIRST, 0)));
    }

    @Test
    void history_13_what_was_paid_after_the_hold_stays_due_for_whoever_has_a_slower_clock() {
        SeatsPair pair =
                new SeatsPair(draft().hold(90 * SchemaDraft.UNIT_MILLIS).make()).done(5);
        pair.market.at(1_240).settle(1, pair.provide).orThrow();
        pair.market.settle(2, pair.consume).orThrow();

        pair.market.at(1_239);
        assertRefused(AllocationRejection.NOTHING_DUE, pair.market.settle(1, pair.provide));
        assertRefused(AllocationRejection.NOTHING_DUE, pair.market.settle(3, pair.provide, pair.consume));
        assertThat(pair.market.purse(1)).isEqualTo(new Money(125));
        assertThat(pair.market.purse(2)).isEqualTo(new Money(75));
        assertSound(pair.market);
    }

    @Test
    void a_licence_that_is_withdrawn_meanwhile_makes_a_solution_void() {
        SeatsPair pair = new SeatsPair(draft().make());
        pair.market.at(1_100).close(0).orThrow();
        Endorsement held = pair.market.endorse(11, pair.market.submission(0, pair.some(5)));
        pair.market
                .run(OTHER_ADMIN, new AllocationCommand.WithdrawLicence(AllocationOnLedger.account(11)))
                .orThrow();

        assertThat(pair.market.commit(held)).isNotEqualTo(CommitStatus.VALID);
    }

    @Test
    void an_offer_that_was_endorsed_before_the_seal_and_is_ordered_behind_it_is_void() {
        AllocationOnLedger market = AllocationOnLedger.open(draft().make());
        market.at(1_099);
        Endorsement held = market.endorse(1, market.posting(0, Offers.provide().of(1, 5, 1)));
        market.at(1_100).close(0).orThrow();

        assertThat(market.commit(held)).isNotEqualTo(CommitStatus.VALID);
    }

    @Test
    void reading_the_instance_disturbs_no_posting_and_no_posting_disturbs_a_solution() {
        SeatsPair pair = new SeatsPair(draft().overlapping().make());
        pair.market.at(1_100).close(0).orThrow();
        Endorsement held = pair.market.endorse(11, pair.market.submission(0, pair.some(5)));
        pair.market.post(3, 1, Offers.consume().of(1, 5, 9));
        pair.market.cancel(2, 1, new OfferId(pair.consume, 0)).orThrow();

        assertThat(pair.market.commit(held)).isEqualTo(CommitStatus.VALID);
    }
}
