package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.testbed.microgrid.DataFolder;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.microgrid.SharedFolders;
import org.junit.jupiter.api.Test;

class StatedLimitsTest {
    private static final NetLimit USUAL = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final Microgrid CAPS =
            DataFolder.read(SharedFolders.energyCase("caps"), USUAL).microgrid();

    @Test
    void a_day_under_the_limits_of_its_input_keeps_them() {
        assertThat(violations(CAPS, new DayInMemory(CAPS).trade())).isEmpty();
    }

    @Test
    void a_limit_group_that_was_lost_on_the_way_to_the_rules_is_missed() {
        Microgrid without = new Microgrid(
                CAPS.source(),
                GridPlan.oneGroupPerFeeder(CAPS.grid().feeders()),
                CAPS.homes(),
                CAPS.first(),
                CAPS.last());

        assertThat(violations(CAPS, new DayInMemory(without).trade()))
                .contains("interval 0: limit group street sold 3000 Wh, the input allows 100 Wh");
    }

    @Test
    void a_home_that_trades_beyond_its_stated_l_is_named() {
        Microgrid stated = new Microgrid(
                CAPS.source(),
                CAPS.grid(),
                CAPS.homes().stream()
                        .map(home -> new Household(
                                home.meter(),
                                home.feeder(),
                                new TradingLimits(Energy.ZERO, home.limits().consumption()),
                                home.plan()))
                        .toList(),
                CAPS.first(),
                CAPS.last());

        assertThat(violations(stated, new DayInMemory(CAPS).trade()))
                .anyMatch(violation -> violation.matches("interval 0: home \\d+ sold \\d+ Wh, the input allows 0 Wh"));
    }

    private static List<String> violations(Microgrid stated, DayInMemory day) {
        return new StatedLimits(stated, false, day.homes().households())
                .violations(day.board().pages(), day.board().trades());
    }
}
