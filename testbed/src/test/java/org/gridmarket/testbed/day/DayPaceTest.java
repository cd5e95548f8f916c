package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.api.Test;

/** Thirty homes, whose intervals last 2.5 s unless the machine says otherwise. */
class DayPaceTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final Microgrid GRID = MergedMicrogrid.of(GeneratedMicrogrid.of(1, 30, LIMIT), 10);
    private static final long USUAL_MILLIS = 2_500;
    private static final long QUICK_MACHINE = 25;
    private static final long BUSY_MACHINE = 200;

    private static long interval(DaySpeed speed, boolean isPublic, long millisPerOperation) {
        AnonymityPlan anonymity = isPublic ? null : AnonymityPlan.of(GRID, GRID, HidingChoice.USUAL);
        DayPlan plan = new DayPlan(GRID, speed, Objective.ENERGY_THEN_WELFARE, anonymity);
        return DayPace.of(plan, millisPerOperation).intervalMillis();
    }

    @Test
    void a_machine_that_carries_all_operations_keeps_the_speed() {
        assertThat(interval(DaySpeed.atLeast(USUAL_MILLIS), false, QUICK_MACHINE))
                .isEqualTo(USUAL_MILLIS);
    }

    @Test
    void a_busy_machine_gets_time_for_an_operation_of_each_home_and_as_much_again() {
        assertThat(interval(DaySpeed.atLeast(USUAL_MILLIS), false, BUSY_MACHINE))
                .isEqualTo(2 * 30 * BUSY_MACHINE);
    }

    @Test
    void a_speed_that_was_asked_for_is_kept() {
        assertThat(interval(DaySpeed.fixed(USUAL_MILLIS), false, BUSY_MACHINE)).isEqualTo(USUAL_MILLIS);
    }

    @Test
    void homes_that_trade_in_public_have_few_operations_in_an_interval() {
        assertThat(interval(DaySpeed.atLeast(USUAL_MILLIS), true, BUSY_MACHINE)).isEqualTo(USUAL_MILLIS);
    }
}
