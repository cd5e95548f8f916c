package org.gridmarket.testkit.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.Explanation;
import org.gridmarket.kernel.allocation.clearing.Explanation.Reason;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.FieldSpan;
import org.gridmarket.kernel.allocation.schema.Objective;
import org.gridmarket.kernel.allocation.schema.PairRow;
import org.gridmarket.kernel.allocation.schema.PriceRule;
import org.gridmarket.kernel.allocation.schema.TypeSelector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each reason once, with what it names. */
class ExplanationTest {
    private static final long A = 1;
    private static final long B = 2;

    private final SchemaDraft draft = AllocationOnLedger.draft();

    /** A market whose offers are counted from 0. */
    private static final class Posted {
        private final SmallMarket market;
        private final java.util.ArrayList<OfferId> ids = new java.util.ArrayList<>();

        private Posted(SchemaDraft draft) {
            market = new SmallMarket(draft.make());
        }

        private Posted with(List<String> groups, Offers offer) {
            ids.add(new OfferId(market.post(ids.size(), groups, offer.make()), 0));
            return this;
        }

        private Posted with(Offers offer) {
            return with(List.of(), offer);
        }

        private Assignment assignment(int provide, int consume, long amount) {
            return new Assignment(ids.get(provide), ids.get(consume), ResourceType.of(A), Amounts.of(amount));
        }

        private Explanation why(int offer, Assignment... assigned) {
            AllocationInstance instance = market.instance(0);
            return Explanation.of(instance, ids.get(offer), List.of(assigned));
        }
    }

    private static Offers provide(long type, long amount, long value) {
        return Offers.provide().of(type, amount, value);
    }

    private static Offers consume(long type, long amount, long value) {
        return Offers.consume().of(type, amount, value);
    }

    @Test
    void slots_that_come_later_are_waited_for() {
        Posted market = new Posted(draft.slots(1)).with(provide(3, 1, 1)).with(consume(3, 1, 5));

        assertThat(market.why(1).reason()).isEqualTo(Reason.NO_SLOT);
    }

    @Test
    void nobody_else_has_the_type() {
        Posted market = new Posted(draft).with(provide(A, 1, 1)).with(consume(B, 1, 5));

        assertThat(market.why(1).reason()).isEqualTo(Reason.NO_COUNTERPART);
        assertThat(market.why(1).nearest()).isNull();
    }

    @Test
    void groups_that_may_not_exchange_are_apart() {
        draft.pair(new PairRow(new TypeSelector(List.of(new FieldSpan("place", 0, 9))), "east", "east"));
        Posted market =
                new Posted(draft).with(List.of("east"), provide(A, 1, 1)).with(List.of("west"), consume(A, 1, 5));

        assertThat(market.why(1).reason()).isEqualTo(Reason.GROUPS_APART);
    }

    @Test
    void prices_are_apart_by_so_much_from_the_nearest() {
        Posted market =
                new Posted(draft).with(provide(A, 1, 9)).with(provide(A, 1, 7)).with(consume(A, 1, 5));

        Explanation why = market.why(2);

        assertThat(why.reason()).isEqualTo(Reason.PRICES_APART);
        assertThat(why.nearest()).isEqualTo(market.ids.get(1));
        assertThat(why.detail()).startsWith("apart by 2 µ");
    }

    @Test
    void a_family_of_three_does_not_fit_a_car_of_two() {
        Posted market =
                new Posted(draft).with(provide(A, 2, 1)).with(consume(A, 3, 5).flags(Flag.TOGETHER, Flag.WHOLE));

        assertThat(market.why(1).reason()).isEqualTo(Reason.DOES_NOT_FIT);
    }

    @Test
    void a_bound_of_the_group_is_reached() {
        @Nullable Volume none = null;
        draft.capacity(new Capacity(TypeSelector.ALL, "g", List.of("place"), new Volume(2), none, none, none));
        Posted market = new Posted(draft)
                .with(List.of("g"), provide(A, 9, 1))
                .with(consume(A, 2, 5))
                .with(consume(A, 2, 5));

        assertThat(market.why(2, market.assignment(0, 1, 2)).reason()).isEqualTo(Reason.CAPACITY);
    }

    @Test
    void who_comes_after_others_is_outbid() {
        Posted market =
                new Posted(draft).with(provide(A, 1, 1)).with(consume(A, 1, 5)).with(consume(A, 1, 4));

        Explanation why = market.why(2, market.assignment(0, 1, 1));

        assertThat(why.reason()).isEqualTo(Reason.OUTBID);
        assertThat(why.nearest()).isEqualTo(market.ids.get(0));
        assertThat(why.type()).isEqualTo(ResourceType.of(A));
    }

    @Test
    void others_set_the_one_price_of_a_type() {
        Posted market = new Posted(draft.price(PriceRule.UNIFORM))
                .with(provide(A, 1, 4))
                .with(consume(A, 1, 6))
                .with(provide(A, 1, 1))
                .with(consume(A, 1, 2));

        assertThat(market.why(3, market.assignment(0, 1, 1)).reason()).isEqualTo(Reason.OUTBID);
    }

    @Test
    void what_makes_no_solution_better_is_said_to() {
        Posted market = new Posted(draft.objective(Objective.WELFARE))
                .with(provide(A, 1, 5))
                .with(consume(A, 1, 5));

        assertThat(market.why(1).reason()).isEqualTo(Reason.NO_BETTER);
    }

    @Test
    void what_a_solver_left_out_is_said_to() {
        Posted market =
                new Posted(draft).with(provide(A, 2, 1)).with(consume(A, 1, 5)).with(consume(A, 1, 4));

        assertThat(market.why(2, market.assignment(0, 1, 1)).reason()).isEqualTo(Reason.LEFT_OUT);
    }

    @Test
    void an_offer_that_got_something_has_no_reason() {
        Posted market = new Posted(draft).with(provide(A, 1, 1)).with(consume(A, 1, 5));

        assertThatThrownBy(() -> market.why(1, market.assignment(0, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got something");
    }
}
