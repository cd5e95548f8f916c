package org.gridmarket.testbed.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.energy.EnergyGuarantee;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SimulationTest {
    private static final int SEEDS = 60;
    private static final int STEPS = 100;

    private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);
    private static final Set<Fault> NONE = EnumSet.noneOf(Fault.class);

    private static SimulationReport run(long seed, int steps, Set<Fault> faults) {
        return Simulation.run(SimulatedMarkets.of(SimulatedMarkets.ENERGY), seed, steps, faults);
    }

    @TestFactory
    Stream<DynamicTest> every_guarantee_holds_in_every_history() {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest(
                        "seed " + seed,
                        () -> assertThat(run(seed, STEPS, faultsOf(seed)).violations())
                                .as("gridmarket simulate --seed %d --steps %d", seed, STEPS)
                                .isEmpty()));
    }

    /** Every tenth history is without faults, every other tenth with one, the rest with all. */
    private static Set<Fault> faultsOf(long seed) {
        return switch ((int) (seed % 10)) {
            case 0 -> NONE;
            case 1 -> EnumSet.of(List.copyOf(ALL).get((int) (seed / 10 % ALL.size())));
            default -> ALL;
        };
    }

    @Test
    void the_same_seed_gives_the_same_bytes() {
        SimulationReport first = run(42, 60, ALL);
        SimulationReport again = run(42, 60, ALL);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void another_seed_gives_another_history() {
        assertThat(run(42, 30, ALL).digest()).isNotEqualTo(run(43, 30, ALL).digest());
    }

    @Test
    void a_market_without_faults_trades() {
        SimulationReport report = run(7, 250, NONE);

        assertThat(report.achieved().get("energy trades")).isPositive();
        assertThat(report.achieved().get("energy rounds")).isGreaterThan(5);
    }

    @Test
    void every_fault_strikes_and_something_is_traded() {
        SimulationSummary summary = SimulationSummary.NOTHING;
        for (long seed = 1; seed <= 3; seed++) {
            summary = summary.plus(run(seed, 200, ALL));
        }

        assertThat(summary.unproved()).isEmpty();
        assertThat(summary.isGood()).isTrue();
    }

    @Test
    void histories_without_trades_or_without_a_strike_prove_nothing() {
        SimulationReport idle = run(1, 1, EnumSet.of(Fault.FORKED_BOARD));
        SimulationSummary summary =
                new SimulationSummary(1, 0, new TreeMap<>(Map.of("energy trades", 0L)), idle.strikes());

        assertThat(summary.unproved()).containsExactly("no history had energy trades", "FORKED_BOARD never struck");
        assertThat(summary.isGood()).isFalse();
    }

    @Test
    void the_faults_come_about() {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (long seed = 1; seed <= 5; seed++) {
            run(seed, 150, ALL).outcomes().forEach((code, times) -> outcomes.merge(code, times, Integer::sum));
        }

        assertThat(outcomes)
                .containsKeys(
                        "MVCC_READ_CONFLICT",
                        "DUPLICATE_TXID",
                        "ENDORSEMENT_POLICY_FAILURE",
                        "OPERATION_REPEATED",
                        "HELD_BACK",
                        "ABORTED",
                        "BOOK_NOT_OPEN",
                        "NOT_BETTER");
    }

    @Test
    void a_report_with_a_violation_is_not_good() {
        SimulationReport good = run(1, 1, NONE);
        SimulationReport bad = new SimulationReport(
                1,
                1,
                NONE,
                Map.of(),
                good.outcomes(),
                good.achieved(),
                0,
                List.of(new Violation(EnergyGuarantee.G1, "spoilt")),
                good.digest());

        assertThat(good.isGood()).isTrue();
        assertThat(bad.isGood()).isFalse();
    }

    @Test
    void faults_are_named_on_the_command_line() {
        assertThat(Fault.parse("none")).isEmpty();
        assertThat(Fault.parse("all")).hasSize(Fault.values().length);
        assertThat(Fault.parse("delay,clock-skew")).containsExactly(Fault.DELAY, Fault.CLOCK_SKEW);
    }

    @Test
    void an_unknown_fault_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.parse("delay,gremlins"))
                .withMessageContaining("gremlins");
    }
}
