package org.gridmarket.testbed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.junit.jupiter.api.Test;

class HorizonSweepTest {
    private final HorizonSweep sweep = new HorizonSweep(
            GeneratedMicrogrid.of(3, 20, new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000))), Duration.ofMinutes(1));

    @Test
    void looking_over_the_whole_day_reaches_its_optimum() {
        HorizonRow row = sweep.at(95);

        assertThat(row.traded()).isEqualTo(row.mostEnergy());
    }

    @Test
    void a_longer_look_ahead_makes_the_pairwise_program_larger() {
        int shortSight = sweep.at(1).pairwise().orElseThrow().statistics().variables();
        int longSight = sweep.at(20).pairwise().orElseThrow().statistics().variables();

        assertThat(longSight).isGreaterThan(shortSight);
    }
}
