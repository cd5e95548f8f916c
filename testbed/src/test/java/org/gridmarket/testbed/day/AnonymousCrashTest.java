package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.agent.energy.meter.MeterDevice;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent that crashes loses what it has in memory: answers, seats in mixes, plans; and no asset. */
class AnonymousCrashTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final Microgrid GRID =
            MergedMicrogrid.of(GeneratedMicrogrid.of(7, 6, LIMIT).within(Interval.of(48), Interval.of(63)), 10);

    /** A home makes more than twenty moves in this day, from registering to the last retirement. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void a_crash_at_any_move_loses_no_asset(int move) {
        DayInMemory day = day().crashing(home -> home == 2, move).trade();

        requireWhole(day);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 9, 13, 31, 47})
    void even_when_everybody_crashes_no_asset_is_lost(int move) {
        DayInMemory day = day().crashing(home -> true, move).trade();

        requireWhole(day);
    }

    private static DayInMemory day() {
        return new DayInMemory(GRID, AnonymityPlan.of(GRID, GRID, HidingChoice.USUAL));
    }

    private static void requireWhole(DayInMemory day) {
        assertThat(day.crashes()).isPositive();
        assertThat(day.board().accounts().assetOffence()).isEmpty();
        assertThat(day.board().accounts().creditOffence()).isEmpty();
        assertThat(day.board().accounts().lent()).isEqualTo(Money.ZERO);
        assertThat(day.board().accounts().unsettled()).isEmpty();
        assertThat(day.homes().meters().stream().map(MeterDevice::imbalance))
                .allSatisfy(imbalance -> assertThat(imbalance).isEmpty());
        assertThat(day.homes().agents())
                .allSatisfy(agent -> assertThat(agent.waitsFor()).isEqualTo("nothing"));
    }
}
