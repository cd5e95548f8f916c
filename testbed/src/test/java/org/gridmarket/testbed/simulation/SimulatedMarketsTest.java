package org.gridmarket.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gridmarket.testkit.Guarantee;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every market alone with what it lives by, and all of them on one ledger. */
class SimulatedMarketsTest {
    private static final int SEEDS = 8;
    private static final int STEPS = 80;
    private static final int SEEDS_OF_COMPUTE = 3; // a history of thirteen workers takes a second
    private static final int SEEDS_OF_ALLOCATION = 4;
    private static final int SEEDS_TOGETHER = 2;

    private static SimulationReport run(String world, long seed, Set<Fault> faults) {
        return Simulation.run(SimulatedMarkets.of(world), seed, STEPS, faults);
    }

    private static Stream<DynamicTest> histories(String world, int seeds) {
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> DynamicTest.dynamicTest(
                        world + ", seed " + seed,
                        () -> assertThat(run(world, seed, faultsOf(world, seed)).violations())
                                .as("gridmarket simulate --market %s --seed %d --steps %d", world, seed, STEPS)
                                .isEmpty()));
    }

    /** Every sixth history is without faults, every other sixth with one, the rest with all. */
    private static Set<Fault> faultsOf(String world, long seed) {
        List<Fault> possible = List.copyOf(SimulatedMarkets.faults(world));
        return switch ((int) (seed % 6)) {
            case 0 -> EnumSet.noneOf(Fault.class);
            case 1 -> EnumSet.of(possible.get((int) (seed / 6 % possible.size())));
            default -> EnumSet.copyOf(possible);
        };
    }

    @TestFactory
    Stream<DynamicTest> every_guarantee_holds_in_every_history() {
        return Stream.of(
                        histories(SimulatedMarkets.CLOCK, SEEDS),
                        histories(SimulatedMarkets.PURSE, SEEDS),
                        histories(SimulatedMarkets.COMPUTE, SEEDS_OF_COMPUTE),
                        histories(SimulatedMarkets.ALLOCATION, SEEDS_OF_ALLOCATION),
                        histories(SimulatedMarkets.ALL, SEEDS_TOGETHER))
                .flatMap(tests -> tests);
    }

    @Test
    void the_same_seed_gives_the_same_bytes_with_all_markets_on_one_ledger() {
        Set<Fault> all = SimulatedMarkets.faults(SimulatedMarkets.ALL);

        assertThat(run(SimulatedMarkets.ALL, 42, all)).isEqualTo(run(SimulatedMarkets.ALL, 42, all));
    }

    @TestFactory
    Stream<DynamicTest> every_fault_strikes_and_something_comes_about() {
        return Stream.of(SimulatedMarkets.CLOCK, SimulatedMarkets.PURSE, SimulatedMarkets.ALLOCATION)
                .map(world -> DynamicTest.dynamicTest(world, () -> {
                    SimulationSummary summary = SimulationSummary.NOTHING;
                    for (long seed = 1; seed <= 5; seed++) {
                        summary = summary.plus(run(world, seed, SimulatedMarkets.faults(world)));
                    }

                    assertThat(summary.unproved()).isEmpty();
                    assertThat(summary.isGood()).isTrue();
                }));
    }

    @Test
    void the_same_seed_gives_the_same_bytes_of_computation() {
        Set<Fault> all = SimulatedMarkets.faults(SimulatedMarkets.COMPUTE);

        assertThat(run(SimulatedMarkets.COMPUTE, 7, all)).isEqualTo(run(SimulatedMarkets.COMPUTE, 7, all));
    }

    @Test
    void bounds_of_purses_and_ledger_periods_are_met() {
        SimulationReport report = run(SimulatedMarkets.PURSE, 1, EnumSet.of(Fault.FULL_BOOKS));

        assertThat(report.outcomes())
                .containsKeys(
                        "OPERATION_TOO_LONG_VALID", "REDEMPTIONS_EXHAUSTED", "PAYOUTS_OUT_OF_RANGE", "SUM_TOO_LARGE");
    }

    @TestFactory
    Stream<DynamicTest> no_guarantee_is_listed_twice_in_a_world() {
        return SimulatedMarkets.names().stream()
                .map(world -> DynamicTest.dynamicTest(
                        world,
                        () -> assertThat(SimulatedMarkets.guarantees(world))
                                .extracting(Guarantee::name)
                                .doesNotHaveDuplicates()));
    }

    @Test
    void a_market_that_nobody_knows_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatedMarkets.of("weather"))
                .withMessage(
                        "'weather' is no market; there are [energy, clock, purse, compute, allocation, stream, all]");
    }
}
