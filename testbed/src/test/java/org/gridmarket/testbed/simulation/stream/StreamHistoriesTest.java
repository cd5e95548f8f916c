package org.gridmarket.testbed.simulation.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.SimulatedMarkets;
import org.gridmarket.testbed.simulation.Simulation;
import org.gridmarket.testbed.simulation.SimulationReport;
import org.junit.jupiter.api.Test;

/** Leases with whoever may misbehave in them; {@code ./gridmarket simulate --market stream} plays more. */
class StreamHistoriesTest {
    private static final int SEEDS = 8;
    private static final int STEPS = 150;

    private static SimulationReport run(long seed, Set<Fault> faults) {
        return Simulation.run(SimulatedMarkets.of(SimulatedMarkets.STREAM), seed, STEPS, faults);
    }

    @Test
    void honest_parties_are_paid_and_nothing_is_stuck_whoever_misbehaves() {
        Set<Fault> all = SimulatedMarkets.faults(SimulatedMarkets.STREAM);
        List<SimulationReport> played = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> run(seed, all))
                .toList();

        assertThat(played)
                .allSatisfy(report -> assertThat(report.violations())
                        .as("gridmarket simulate --market stream --seed %d --steps %d", report.seed(), STEPS)
                        .isEmpty());
        TreeMap<String, Long> achieved = new TreeMap<>();
        played.forEach(report -> report.achieved().forEach((what, often) -> achieved.merge(what, often, Long::sum)));
        assertThat(achieved.get("stream leases")).isPositive();
        assertThat(achieved.get("stream epochs paid")).isPositive();
        assertThat(achieved.get("stream disputes")).isPositive();
        assertThat(achieved.get("stream verdicts")).isPositive();
    }

    @Test
    void a_lease_of_honest_parties_pays_every_epoch_of_every_lane() {
        SimulationReport report = run(3, Set.of());

        assertThat(report.violations()).isEmpty();
        assertThat(report.achieved().get("stream epochs paid")).isGreaterThan(1);
        assertThat(report.achieved().get("stream disputes")).isZero();
        assertThat(report.achieved().get("stream lanes lost")).isZero();
    }

    @Test
    void the_same_seed_gives_the_same_bytes() {
        Set<Fault> all = SimulatedMarkets.faults(SimulatedMarkets.STREAM);

        assertThat(run(42, all)).isEqualTo(run(42, all));
    }
}
