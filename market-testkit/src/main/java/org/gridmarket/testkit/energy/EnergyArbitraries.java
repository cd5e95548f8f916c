package org.gridmarket.testkit.energy;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.UnitPrice;

/** Generators of the energy market's values for property tests; every value they make is legal, up to its bounds. */
public final class EnergyArbitraries {
    /**
     * An instance with feasible trades, and the same trades with one thing changed.
     *
     * @param instance the problem
     * @param trades feasible, in order, perhaps none
     * @param mutant feasible or not; none when there are no trades
     */
    public record SolvedInstance(RoundInstance instance, List<Trade> trades, List<Trade> mutant) {
        public SolvedInstance {
            trades = List.copyOf(trades);
            mutant = List.copyOf(mutant);
        }
    }

    private EnergyArbitraries() {}

    public static Arbitrary<Energy> energies() {
        return Arbitraries.longs().between(0, Energy.MAX_WH).map(Energy::ofWh);
    }

    public static Arbitrary<Money> money() {
        return Arbitraries.longs().between(-Money.MAX_MICRO, Money.MAX_MICRO).map(Money::new);
    }

    public static Arbitrary<UnitPrice> prices() {
        return Arbitraries.longs().between(0, UnitPrice.MAX_MICRO_PER_WH).map(UnitPrice::new);
    }

    public static Arbitrary<Interval> intervals() {
        return Arbitraries.integers()
                .between(-Interval.MAX_INDEX, Interval.MAX_INDEX)
                .map(Interval::new);
    }

    /** Sets around zero, with gaps; perhaps empty. */
    public static Arbitrary<IntervalSet> intervalSets() {
        return Arbitraries.integers()
                .between(-60, 60)
                .map(Interval::new)
                .set()
                .ofMaxSize(40)
                .map(IntervalSet::of);
    }

    public static Arbitrary<Tariff> tariffs() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.longs().between(0, 50))
                .as((surplus, width, fee) -> new Tariff(
                        new UnitPrice(surplus), new UnitPrice(surplus + width + 2 * fee), new UnitPrice(fee)));
    }

    public static Arbitrary<Offer> offers() {
        return Combinators.combine(
                        Arbitraries.of(Side.class),
                        Arbitraries.longs().between(1, Energy.MAX_WH).map(Energy::ofWh),
                        intervalSets().filter(set -> !set.isEmpty()),
                        prices())
                .as(Offer::new);
    }

    /** See {@link RandomInstances}; shrinks to a smaller seed only. */
    public static Arbitrary<SolvedInstance> solvedInstances() {
        return Arbitraries.longs().map(EnergyArbitraries::solved);
    }

    private static SolvedInstance solved(long seed) {
        RandomInstances random = new RandomInstances(new Random(seed));
        RoundInstance instance = random.next();
        List<Trade> trades = random.solution(instance);
        return new SolvedInstance(instance, trades, trades.isEmpty() ? List.of() : random.mutated(instance, trades));
    }
}
