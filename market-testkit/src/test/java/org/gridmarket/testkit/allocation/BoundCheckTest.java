package org.gridmarket.testkit.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gridmarket.kernel.allocation.certificate.AllocationCertificate;
import org.gridmarket.kernel.allocation.certificate.BoundCheck;
import org.gridmarket.kernel.allocation.certificate.CapacityPrice;
import org.gridmarket.kernel.allocation.certificate.ProvedTerms;
import org.gridmarket.kernel.allocation.certificate.TermProof;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.CapacityValue;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.clearing.VerifiedAllocation;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.TypeSelector;
import org.gridmarket.kernel.wire.Longs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever prices a certificate names, its bound is no smaller than what the best feasible set is worth. */
class BoundCheckTest {
    private static final int INSTANCES = 40;
    private static final int PRICES = 12;
    private static final int MOST_SETS = 600;

    @Test
    void no_prices_bound_less_than_the_best_set_is_worth() {
        int looked = 0;
        int reached = 0;
        for (int seed = 0; looked < INSTANCES; seed++) {
            RandomMarket market = new RandomMarket(seed);
            market.play();
            AllocationInstance instance = market.instance(2);
            Optional<VerifiedAllocation> best = EverySet.bestWithin(instance, MOST_SETS);
            if (best.isEmpty() || instance.schema().quantity().size() > 1) {
                continue;
            }
            looked++;
            Random random = new Random(seed);
            boolean proved = false;
            for (int i = 0; i < PRICES; i++) {
                ProvedTerms found = check(instance, best.get(), prices(instance, random));
                @Nullable Long bound = found.bounds().getFirst().bound();
                assertThat(bound)
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(best.get().worth().term(0));
                proved |= found.proved() > 0;
            }
            reached += proved ? 1 : 0;
        }
        assertThat(reached).as("instances closed by guessing alone").isGreaterThan(INSTANCES / 10);
    }

    private static ProvedTerms check(AllocationInstance instance, VerifiedAllocation best, TermProof proof) {
        return BoundCheck.check(instance, best.worth(), new AllocationCertificate(List.of(proof)))
                .orThrow();
    }

    private static TermProof prices(AllocationInstance instance, Random random) {
        List<PageId> pages = new ArrayList<>();
        List<Long> offers = new ArrayList<>();
        List<CapacityPrice> capacities = new ArrayList<>();
        for (OpenOffer open : instance.of(Side.CONSUME)) {
            if (random.nextInt(3) == 0) {
                offers.add((long) pages.size());
                offers.add((long) open.id().index());
                offers.add((long) random.nextInt(4));
                pages.add(open.id().page());
            }
        }
        for (CapacityValue value : instance.loads().keySet()) {
            for (CapacityPrice.Bound bound : CapacityPrice.Bound.values()) {
                if (has(instance.terms().capacities().get(value.capacity()), bound) && random.nextInt(3) == 0) {
                    capacities.add(new CapacityPrice(value, bound, random.nextInt(4)));
                }
            }
        }
        return new TermProof(
                Longs.of(1),
                pages,
                Longs.of(offers.stream().mapToLong(each -> each).toArray()),
                capacities);
    }

    private static boolean has(Capacity capacity, CapacityPrice.Bound bound) {
        return switch (bound) {
            case OUT -> capacity.out() != null;
            case IN -> capacity.in() != null;
            case NET_OUT -> capacity.netOut() != null;
            case NET_IN -> capacity.netIn() != null;
        };
    }

    @Test
    void prices_prove_a_market_that_is_full() {
        MarketSchema schema = AllocationOnLedger.draft().make();
        SmallMarket market = new SmallMarket(schema);
        market.post(1, List.of(), Offers.provide().of(1, 3, 1).make());
        PageId consume = market.post(2, List.of(), Offers.consume().of(1, 5, 9).make());
        AllocationInstance instance = market.instance(0);
        VerifiedAllocation best = EverySet.best(instance).orElseThrow();
        assertThat(best.worth()).isEqualTo(Worth.of(3, 24));

        AllocationCertificate both = new AllocationCertificate(List.of(
                new TermProof(Longs.of(1), List.of(consume), Longs.EMPTY, List.of()),
                new TermProof(Longs.of(1, 1), List.of(consume), Longs.EMPTY, List.of())));

        assertThat(BoundCheck.check(instance, best.worth(), both).orThrow().proved())
                .isEqualTo(2);
        assertThat(BoundCheck.check(instance, Worth.of(2, 16), both).orThrow().proved())
                .as("a smaller solution is not proved")
                .isZero();
    }

    @Test
    void a_capacity_has_a_price_where_it_is_what_binds() {
        @Nullable Volume none = null;
        MarketSchema schema = AllocationOnLedger.draft()
                .capacity(new Capacity(TypeSelector.ALL, "g", List.of("place"), new Volume(2), none, none, none))
                .make();
        SmallMarket market = new SmallMarket(schema);
        market.post(1, List.of("g"), Offers.provide().of(1, 3, 1).make());
        market.post(2, List.of(), Offers.consume().of(1, 5, 9).make());
        AllocationInstance instance = market.instance(0);
        TermProof proof = new TermProof(
                Longs.of(1),
                List.of(),
                Longs.EMPTY,
                List.of(new CapacityPrice(new CapacityValue(0, Longs.of(1)), CapacityPrice.Bound.OUT, 1)));

        assertThat(check(instance, EverySet.best(instance).orElseThrow(), proof).proved())
                .isOne();
    }
}
