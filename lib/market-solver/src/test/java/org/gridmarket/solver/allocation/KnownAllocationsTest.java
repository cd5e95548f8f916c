package org.gridmarket.solver.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.PricedAssignment;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.allocation.schema.Band;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.Objective;
import org.gridmarket.kernel.allocation.schema.PriceRule;
import org.gridmarket.kernel.allocation.schema.TypeSelector;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.gridmarket.testkit.allocation.Offers;
import org.gridmarket.testkit.allocation.SchemaDraft;
import org.gridmarket.testkit.allocation.SmallMarket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The known answers of the page, by the integer program. */
class KnownAllocationsTest {
    private static final long A = 1;
    private static final long B = 2;

    private static AllocationMatch solve(SchemaDraft draft, Offers... offers) {
        SmallMarket market = new SmallMarket(draft.make());
        for (int i = 0; i < offers.length; i++) {
            market.post(i, List.of(), offers[i].make());
        }
        return solve(market.instance(0));
    }

    private static AllocationMatch solve(AllocationInstance instance) {
        AllocationMatch match =
                new ProgramMatcher().match(instance, SolveBudget.UNHURRIED).orThrow();
        assertThat(match.isBest()).isTrue();
        return match;
    }

    private static SchemaDraft draft() {
        return AllocationOnLedger.draft();
    }

    private static Offers provide() {
        return Offers.provide();
    }

    private static Offers consume() {
        return Offers.consume();
    }

    @Test
    void a_provider_splits_its_offer_between_types() {
        AllocationMatch match = solve(
                draft(),
                provide().of(A, 4, 1).of(B, 6, 1),
                consume().of(A, 2, 9),
                consume().of(B, 9, 9));

        assertThat(match.worth()).isEqualTo(Worth.of(6, 48));
    }

    @Test
    void three_units_are_three_and_not_four() {
        Offers one = consume().of(A, 1, 5);

        assertThat(solve(draft(), provide().of(A, 3, 1), one, one, one, one).worth())
                .isEqualTo(Worth.of(3, 12));
    }

    @Test
    void a_car_is_in_one_place() {
        Offers car = provide().of(A, 3, 1).of(B, 3, 1);
        Offers here = consume().of(A, 1, 5);
        Offers there = consume().of(B, 1, 5);

        assertThat(solve(draft(), car, here, there, there).worth().term(0)).isEqualTo(3);
        assertThat(solve(draft(), car.flags(Flag.SINGLE), here, there, there)
                        .worth()
                        .term(0))
                .isEqualTo(2);
    }

    @Test
    void a_family_of_three_goes_as_a_whole_or_together_not_at_all() {
        Offers two = provide().of(A, 2, 1);
        Offers family = consume().of(A, 3, 9);

        assertThat(solve(draft(), two, two, family.flags(Flag.WHOLE)).worth().term(0))
                .isEqualTo(3);
        assertThat(solve(draft(), two, two, family.flags(Flag.TOGETHER, Flag.WHOLE))
                        .assignments())
                .isEmpty();
    }

    @Test
    void two_pairs_or_one_as_price_and_objective_say() {
        Offers[] four = {
            provide().of(A, 1, 1),
            provide().of(A, 1, 5),
            consume().of(A, 1, 6),
            consume().of(A, 1, 2)
        };

        assertThat(solve(draft(), four).worth()).isEqualTo(Worth.of(2, 2));
        AllocationMatch uniform = solve(draft().price(PriceRule.UNIFORM), four);
        assertThat(uniform.worth()).isEqualTo(Worth.of(1, 5));
        assertThat(uniform.assignments()).extracting(PricedAssignment::price).containsExactly(new UnitValue(3));
        assertThat(solve(draft().objective(Objective.WELFARE, Objective.VOLUME), four)
                        .worth())
                .isEqualTo(Worth.of(5, 1));
    }

    @Test
    void a_band_and_a_fee_bound_the_price() {
        SchemaDraft draft = draft().fee(1).band(new Band(TypeSelector.ALL, new UnitValue(3), new UnitValue(8)));

        AllocationMatch match = solve(draft, provide().of(A, 5, 2), consume().of(A, 5, 9));

        assertThat(match.worth()).isEqualTo(Worth.of(5, 30));
        assertThat(match.assignments()).extracting(PricedAssignment::price).containsExactly(new UnitValue(5));
    }

    @Test
    void what_a_group_provides_and_what_leaves_it_have_bounds_of_their_own() {
        assertThat(solve(inGroup(8, 5)).worth().term(0)).isEqualTo(8);
        assertThat(solve(inGroup(8, 3)).worth().term(0)).isEqualTo(7);
    }

    private static AllocationInstance inGroup(long out, long netOut) {
        @Nullable Volume none = null;
        SmallMarket market = new SmallMarket(draft().capacity(new Capacity(
                        TypeSelector.ALL, "g", List.of("place"), new Volume(out), none, new Volume(netOut), none))
                .make());
        market.post(0, List.of("g"), provide().of(A, 10, 1).make());
        market.post(1, List.of("g"), consume().of(A, 4, 9).make());
        market.post(2, List.of(), consume().of(A, 9, 9).make());
        return market.instance(0);
    }

    @Test
    void processors_here_and_memory_there_are_no_convex_combination() {
        Offers cluster =
                provide().with(ResourceType.of(A), Amounts.of(8, 16), 1).with(ResourceType.of(B), Amounts.of(8, 16), 1);
        Offers many = consume().with(ResourceType.of(A), Amounts.of(7, 2), 9).flags(Flag.values());
        Offers large = consume().with(ResourceType.of(B), Amounts.of(1, 14), 9).flags(Flag.values());

        assertThat(solve(draft().dimensions(1, 0), cluster, many, large).worth())
                .isEqualTo(Worth.of(7, 56));
    }
}
