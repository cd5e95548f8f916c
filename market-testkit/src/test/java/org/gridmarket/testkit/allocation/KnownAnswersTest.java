package org.gridmarket.testkit.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.PricedAssignment;
import org.gridmarket.kernel.allocation.clearing.VerifiedAllocation;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.PageId;
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
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The known answers of the page: what the best feasible set of a small market is worth, found by trying every set. */
class KnownAnswersTest {
    private static final long A = 1;
    private static final long B = 2;

    /** A member and what it offers; each has a page of its own. */
    private record Posting(String groups, Offers offer) {}

    private static Posting of(Offers offer) {
        return new Posting("", offer);
    }

    private static Optional<VerifiedAllocation> best(SchemaDraft draft, Posting... postings) {
        SmallMarket market = new SmallMarket(draft.make());
        for (int i = 0; i < postings.length; i++) {
            List<String> groups = postings[i].groups().isEmpty() ? List.of() : List.of(postings[i].groups());
            market.post(i, groups, postings[i].offer().make());
        }
        AllocationInstance instance = market.instance(0);
        return EverySet.best(instance);
    }

    private static Worth worth(SchemaDraft draft, Posting... postings) {
        return best(draft, postings)
                .map(VerifiedAllocation::worth)
                .orElse(Worth.nothing(draft.make().objective().size()));
    }

    private static List<Long> prices(SchemaDraft draft, Posting... postings) {
        return best(draft, postings).orElseThrow().assignments().stream()
                .map(PricedAssignment::price)
                .map(UnitValue::micro)
                .sorted()
                .toList();
    }

    private static SchemaDraft draft() {
        return AllocationOnLedger.draft();
    }

    @Test
    void a_provider_splits_its_offer_between_types() {
        assertThat(worth(
                        draft(),
                        of(Offers.provide().of(A, 4, 1).of(B, 6, 1)),
                        of(Offers.consume().of(A, 2, 9)),
                        of(Offers.consume().of(B, 9, 9))))
                .as("half of A and half of B: 2 + 3; or all of B: 6")
                .isEqualTo(Worth.of(6, 48));
    }

    @Test
    void three_units_are_three_and_not_four() {
        Posting[] postings = new Posting[5];
        postings[0] = of(Offers.provide().of(A, 3, 1));
        for (int i = 1; i < 5; i++) {
            postings[i] = of(Offers.consume().of(A, 1, 5));
        }

        assertThat(worth(draft(), postings))
                .as("precision 4 of the text accepts 4; rounding up would refuse 3")
                .isEqualTo(Worth.of(3, 12));
    }

    @Test
    void a_car_is_in_one_place() {
        Offers provide = Offers.provide().of(A, 3, 1).of(B, 3, 1);
        Posting[] consumers = {
            of(Offers.consume().of(A, 1, 5)),
            of(Offers.consume().of(B, 1, 5)),
            of(Offers.consume().of(B, 1, 5))
        };

        assertThat(worth(draft(), of(provide), consumers[0], consumers[1], consumers[2])
                        .term(0))
                .isEqualTo(3);
        assertThat(worth(draft(), of(provide.flags(Flag.SINGLE)), consumers[0], consumers[1], consumers[2])
                        .term(0))
                .isEqualTo(2);
    }

    @Test
    void a_family_of_three_goes_as_a_whole_or_together_not_at_all() {
        Posting two = of(Offers.provide().of(A, 2, 1));
        Posting alsoTwo = of(Offers.provide().of(A, 2, 1));
        Offers family = Offers.consume().of(A, 3, 9);

        assertThat(worth(draft(), two, alsoTwo, of(family.flags(Flag.WHOLE))).term(0))
                .isEqualTo(3);
        assertThat(worth(draft(), two, alsoTwo, of(family.flags(Flag.TOGETHER, Flag.WHOLE)))
                        .term(0))
                .isZero();
    }

    @Test
    void two_pairs_or_one_as_price_and_objective_say() {
        Posting[] four = {
            of(Offers.provide().of(A, 1, 1)),
            of(Offers.provide().of(A, 1, 5)),
            of(Offers.consume().of(A, 1, 6)),
            of(Offers.consume().of(A, 1, 2))
        };

        assertThat(worth(draft(), four)).isEqualTo(Worth.of(2, 2));
        assertThat(worth(draft().price(PriceRule.UNIFORM), four)).isEqualTo(Worth.of(1, 5));
        assertThat(prices(draft().price(PriceRule.UNIFORM), four)).containsExactly(3L);
        assertThat(worth(draft().objective(Objective.WELFARE, Objective.VOLUME), four))
                .isEqualTo(Worth.of(5, 1));
    }

    @Test
    void a_band_and_a_fee_bound_the_price() {
        SchemaDraft draft = draft().fee(1).band(new Band(TypeSelector.ALL, new UnitValue(3), new UnitValue(8)));
        Posting[] pair = {of(Offers.provide().of(A, 5, 2)), of(Offers.consume().of(A, 5, 9))};

        assertThat(worth(draft, pair)).isEqualTo(Worth.of(5, 30));
        assertThat(prices(draft, pair)).containsExactly(5L);
    }

    @Test
    void what_a_group_provides_and_what_leaves_it_have_bounds_of_their_own() {
        Posting[] three = {
            new Posting("g", Offers.provide().of(A, 10, 1)),
            new Posting("g", Offers.consume().of(A, 4, 9)),
            of(Offers.consume().of(A, 9, 9))
        };

        assertThat(worth(draft().capacity(group(8, 5)), three).term(0)).isEqualTo(8);
        assertThat(worth(draft().capacity(group(8, 3)), three).term(0)).isEqualTo(7);
    }

    private static Capacity group(long out, long netOut) {
        @Nullable Volume none = null;
        return new Capacity(TypeSelector.ALL, "g", List.of("place"), new Volume(out), none, new Volume(netOut), none);
    }

    @Test
    void processors_here_and_memory_there_are_no_convex_combination() {
        SchemaDraft draft = draft().dimensions(1, 0);
        Flag[] all = Flag.values();

        assertThat(worth(
                        draft,
                        of(Offers.provide()
                                .with(ResourceType.of(A), Amounts.of(8, 16), 1)
                                .with(ResourceType.of(B), Amounts.of(8, 16), 1)),
                        of(Offers.consume()
                                .with(ResourceType.of(A), Amounts.of(7, 2), 9)
                                .flags(all)),
                        of(Offers.consume()
                                .with(ResourceType.of(B), Amounts.of(1, 14), 9)
                                .flags(all))))
                .isEqualTo(Worth.of(7, 56));
    }

    @Test
    void deposits_come_back_less_price_and_fee() {
        AllocationOnLedger market = AllocationOnLedger.open(
                draft().price(PriceRule.UNIFORM).fee(100_000).make());
        market.fill(2, 10_000_000).fill(3, 10_000_000);
        long[] before = purses(market);
        PageId provide = market.post(1, 0, Offers.provide().of(A, 3, 1_000_000));
        PageId one = market.post(2, 0, Offers.consume().of(A, 1, 5_000_000));
        PageId two = market.post(3, 0, Offers.consume().of(A, 2, 3_000_000));
        assertThat(List.of(before[2] - purses(market)[2], before[3] - purses(market)[3]))
                .as("deposits")
                .containsExactly(5_000_000L, 6_000_000L);
        market.at(1_100).close(0).orThrow();
        market.submit(
                        11,
                        0,
                        AllocationOnLedger.assign(provide, one, A, 1),
                        AllocationOnLedger.assign(provide, two, A, 2))
                .orThrow();
        market.at(1_150).finalise(0).orThrow();

        assertThat(market.assignments(0).assignments())
                .allSatisfy(each -> assertThat(each.price()).isEqualTo(new UnitValue(1_950_000)));
        market.settle(1, provide).orThrow();
        market.settle(2, one).orThrow();
        market.settle(3, two).orThrow();
        long[] after = purses(market);
        assertThat(after[1] - before[1]).as("proceeds").isEqualTo(5_850_000);
        assertThat(after[2] - before[2] + 5_000_000).as("back").isEqualTo(2_950_000);
        assertThat(after[3] - before[3] + 6_000_000).as("back").isEqualTo(1_900_000);
        assertThat(AllocationMoneyLeft.of(market)).as("fees").isEqualTo(new Money(300_000));
        assertThat(market.offences()).isEmpty();
    }

    private static long[] purses(AllocationOnLedger market) {
        return IntStream.rangeClosed(0, 4)
                .mapToLong(member -> market.purse(member).micro())
                .toArray();
    }

    @Test
    void the_sum_of_many_shares_is_exact_and_linear_in_the_assignments() {
        List<Posting> postings = new ArrayList<>();
        postings.add(of(Offers.provide().of(A, 1_000_000_000, 1).of(B, 999_999_937, 1)));
        postings.add(of(Offers.consume().of(A, 1, 5)));
        SmallMarket market = new SmallMarket(draft().make());
        for (int i = 0; i < postings.size(); i++) {
            market.post(i, List.of(), postings.get(i).offer().make());
        }

        assertThat(EverySet.best(market.instance(0)).orElseThrow().worth()).isEqualTo(Worth.of(1, 4));
    }
}
