package org.gridmarket.testkit.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.allocation.AllocationOnLedger.OPERATOR;
import static org.gridmarket.testkit.allocation.AllocationOnLedger.SUPERVISOR;
import static org.gridmarket.testkit.allocation.AllocationOnLedger.assign;
import static org.gridmarket.testkit.table.Refusals.assertRefused;

import java.util.List;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.cycle.FinalSource;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.allocation.schema.TypeSelector;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The histories of the executable model, numbered as there, in which more was assigned than was offered or allowed. */
class FeasibleOverCyclesTest {
    private static SchemaDraft draft() {
        return AllocationOnLedger.draft();
    }

    private static int assigned(AllocationOnLedger market, int cycle) {
        return market.cycle(cycle).assignments();
    }

    private static void assertSound(AllocationOnLedger market) {
        assertThat(market.offences()).isEmpty();
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

    private static Capacity bound(String group, String by, long out) {
        @Nullable Volume none = null;
        return new Capacity(TypeSelector.ALL, group, List.of(by), new Volume(out), none, none, none);
    }

    @Test
    void history_13_a_fee_comes_out_of_what_the_consumer_would_pay() {
        AllocationOnLedger market = AllocationOnLedger.open(draft().fee(1).make());
        PageId provide = market.post(1, 0, Offers.provide().of(1, 5, 9));
        PageId consume = market.post(2, 0, Offers.consume().of(1, 5, 9));
        market.at(1_100).close(0).orThrow();

        assertRefused(ContestRejection.PRICES_DO_NOT_MEET, market.submit(11, 0, assign(provide, consume, 1, 5)));
    }

    @Test
    void history_14_seats_that_are_sold_stay_sold_until_their_offer_has_rolled_off() {
        SeatsPair pair = new SeatsPair(draft().make()).done(5);
        AllocationOnLedger market = pair.market;
        PageId late = market.post(3, 1, Offers.consume().of(1, 5, 9));
        market.at(1_250).close(1).orThrow();
        market.at(1_300).finalise(1).orThrow();

        assertRefused(LifeCycleRejection.TRANSITION_NOT_ALLOWED, market.sweep(0));
        market.at(1_400).close(2).orThrow();
        assertRefused(ContestRejection.OFFER_NOT_IN_INSTANCE, market.submit(11, 2, assign(pair.provide, late, 1, 5)));
    }

    @Test
    void history_15_a_cycle_that_is_finalised_late_assigns_nothing() {
        SeatsPair pair = new SeatsPair(draft().slots(3).make(), 2, 3);
        pair.market.at(1_100).close(0).orThrow();
        pair.market.submit(11, 0, assign(pair.provide, pair.consume, 2, 5)).orThrow();

        pair.market.at(1_350).finalise(0).orThrow();

        assertThat(pair.market.cycle(0).source()).isEqualTo(FinalSource.TOO_LATE);
        assertSound(pair.market);
    }

    @Test
    void history_16_groups_stay_with_the_offer_whatever_becomes_of_the_member() {
        AllocationOnLedger market =
                AllocationOnLedger.open(draft().capacity(bound("g", "place", 4)).make());
        PageId provide = market.post(1, 0, Offers.provide().of(1, 5, 1));
        PageId consume = market.post(2, 0, Offers.consume().of(1, 5, 9));
        market.at(1_100).close(0).orThrow();
        market.run(OPERATOR, new AllocationCommand.ExpelMembers(market.name(), List.of(AllocationOnLedger.account(1))))
                .orThrow();
        market.admit(1);

        assertRefused(AllocationRejection.CAPACITY_EXCEEDED, market.submit(11, 0, assign(provide, consume, 1, 5)));
        market.submit(11, 0, assign(provide, consume, 1, 4)).orThrow();
    }

    @Test
    void history_17_a_cancellation_never_counts_for_a_sealed_cycle() {
        SeatsPair pair = new SeatsPair(draft().overlapping().make());
        pair.market.at(1_100).close(0).orThrow();
        pair.market.cancel(2, 1, new OfferId(pair.consume, 0)).orThrow();

        pair.market.submit(11, 0, pair.some(5)).orThrow();
        pair.market.at(1_150).finalise(0).orThrow();
        assertThat(assigned(pair.market, 0)).isOne();
    }

    @Test
    void history_18_a_capacity_of_a_slot_counts_over_all_cycles() {
        AllocationOnLedger market = AllocationOnLedger.open(
                draft().slots(3).capacity(bound("g", "slot", 6)).make());
        PageId a = market.post(1, 0, Offers.provide().of(3, 5, 1));
        PageId b = market.post(2, 0, Offers.consume().of(3, 5, 9));
        PageId d = market.post(4, 0, Offers.provide().of(3, 5, 1));
        PageId c = market.post(3, 0, Offers.consume().of(3, 5, 9));
        market.at(1_100).close(0).orThrow();
        market.submit(11, 0, assign(a, b, 3, 5)).orThrow();
        market.at(1_150).finalise(0).orThrow();
        market.at(1_250).close(1).orThrow();

        assertRefused(AllocationRejection.CAPACITY_EXCEEDED, market.submit(11, 1, assign(d, c, 3, 2)));
        market.submit(11, 1, assign(d, c, 3, 1)).orThrow();
    }

    @Test
    void history_19_one_car_is_in_one_place_over_all_cycles() {
        AllocationOnLedger market = AllocationOnLedger.open(draft().make());
        PageId car = market.post(1, 0, Offers.provide().of(1, 3, 1).of(2, 3, 1).flags(Flag.SINGLE));
        PageId here = market.post(2, 0, Offers.consume().of(1, 1, 9));
        PageId there = market.post(3, 0, Offers.consume().of(2, 1, 9));
        market.at(1_100).close(0).orThrow();
        market.submit(11, 0, assign(car, here, 1, 1)).orThrow();
        market.at(1_150).finalise(0).orThrow();
        market.at(1_250).close(1).orThrow();

        assertRefused(AllocationRejection.SECOND_TYPE, market.submit(11, 1, assign(car, there, 2, 1)));
    }

    @Test
    void history_20_a_family_of_three_does_not_get_one_seat() {
        AllocationOnLedger market = AllocationOnLedger.open(draft().make());
        PageId seats = market.post(1, 0, Offers.provide().of(1, 5, 1));
        PageId family = market.post(2, 0, Offers.consume().of(1, 3, 9).flags(Flag.WHOLE));
        market.at(1_100).close(0).orThrow();

        assertRefused(AllocationRejection.NOT_WHOLE, market.submit(11, 0, assign(seats, family, 1, 1)));
        market.submit(11, 0, assign(seats, family, 1, 3)).orThrow();
    }

    @Test
    void history_21_all_processors_here_and_all_memory_there_is_too_much() {
        AllocationOnLedger market =
                AllocationOnLedger.open(draft().dimensions(1, 0).make());
        PageId machine = market.post(
                1,
                0,
                Offers.provide()
                        .with(ResourceType.of(1), Amounts.of(8, 16), 1)
                        .with(ResourceType.of(2), Amounts.of(8, 16), 1));
        PageId processors = market.post(
                2,
                0,
                Offers.consume().with(ResourceType.of(1), Amounts.of(7, 2), 9).flags(Flag.values()));
        PageId memory = market.post(
                3,
                0,
                Offers.consume().with(ResourceType.of(2), Amounts.of(1, 14), 9).flags(Flag.values()));
        market.at(1_100).close(0).orThrow();

        assertRefused(
                ContestRejection.OFFER_EXCEEDED,
                market.submit(
                        11,
                        0,
                        new Assignment(
                                new OfferId(machine, 0),
                                new OfferId(processors, 0),
                                ResourceType.of(1),
                                Amounts.of(7, 2)),
                        new Assignment(
                                new OfferId(machine, 0),
                                new OfferId(memory, 0),
                                ResourceType.of(2),
                                Amounts.of(1, 14))));
    }

    @Test
    void history_22_four_units_of_three_are_refused() {
        AllocationOnLedger market = AllocationOnLedger.open(draft().make());
        PageId three = market.post(1, 0, Offers.provide().of(1, 3, 1));
        Assignment[] four = new Assignment[4];
        for (int i = 0; i < four.length; i++) {
            four[i] = assign(three, market.post(2, 0, Offers.consume().of(1, 1, 9)), 1, 1);
        }
        market.at(1_100).close(0).orThrow();

        assertRefused(ContestRejection.OFFER_EXCEEDED, market.submit(11, 0, four));
        market.submit(11, 0, four[0], four[1], four[2]).orThrow();
    }

    @Test
    void history_23_a_bound_below_what_is_final_refuses_nothing_elsewhere() {
        AllocationOnLedger market = AllocationOnLedger.open(draft().slots(3).make());
        PageId a = market.post(1, 0, Offers.provide().of(4, 5, 1));
        PageId b = market.post(2, 0, Offers.consume().of(4, 5, 9));
        PageId c = market.post(3, 0, Offers.provide().of(3, 5, 1));
        PageId other = market.post(2, 0, Offers.consume().of(3, 5, 9));
        @Nullable Volume unbounded = null;
        Capacity lowered =
                new Capacity(TypeSelector.ALL, "g", List.of("slot"), unbounded, unbounded, new Volume(2), unbounded);
        market.run(SUPERVISOR, approval(market, 1, draft().capacity(lowered).terms()))
                .orThrow();
        market.at(1_100).close(0).orThrow();
        market.submit(11, 0, assign(a, b, 4, 5)).orThrow();
        market.at(1_150).finalise(0).orThrow();
        market.at(1_250).close(1).orThrow();

        market.submit(11, 1, assign(c, other, 3, 5)).orThrow();
        assertThat(market.cycle(1).terms()).isEqualTo(new Cycle(1));
    }
}
