package org.gridmarket.testbed.microgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.FeederLoad;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.grid.SafeLimits;
import org.gridmarket.kernel.quantity.Energy;
import org.junit.jupiter.api.Test;

class GeneratedMicrogridTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));

    @Test
    void the_same_seed_gives_the_same_homes() {
        assertThat(GeneratedMicrogrid.of(3, 30, LIMIT)).isEqualTo(GeneratedMicrogrid.of(3, 30, LIMIT));
    }

    @Test
    void another_seed_gives_other_homes() {
        assertThat(GeneratedMicrogrid.of(3, 30, LIMIT).homes())
                .isNotEqualTo(GeneratedMicrogrid.of(4, 30, LIMIT).homes());
    }

    @Test
    void its_feeders_are_safe_whatever_their_homes_trade() {
        Microgrid microgrid = GeneratedMicrogrid.of(1, 30, LIMIT);
        Map<FeederId, FeederLoad> loads = new HashMap<>();
        for (Household home : microgrid.homes()) {
            loads.compute(
                    home.feeder(),
                    (feeder, load) -> (load == null ? FeederLoad.none(feeder) : load)
                            .plus(home.limits().production(), home.limits().consumption(), 1));
        }

        assertThat(SafeLimits.offence(microgrid.grid(), loads)).isNull();
    }

    @Test
    void thirty_homes_lie_on_three_feeders() {
        assertThat(GeneratedMicrogrid.of(1, 30, LIMIT).grid().feeders()).hasSize(3);
    }

    @Test
    void a_grid_without_homes_is_refused() {
        assertThatThrownBy(() -> GeneratedMicrogrid.of(1, 0, LIMIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 homes");
    }
}
