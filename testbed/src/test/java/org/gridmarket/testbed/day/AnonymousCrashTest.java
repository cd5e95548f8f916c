package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testbed.household.MeterDevice;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent that crashes loses what it has in memory: answers, seats in mixes, plans; and no asset. */
class AnonymousCrashTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final Microgrid GRID =
            MergedMicrogrid.of(GeneratedMicrogrid.of(7, 6, LIMIT).within(Interval.of(48), Interval.of(55)), 10);

    /** The moves of one home in this day, from registering to the last retirement, are about forty. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 22, 24, 26})
    void a_crash_at_any_move_loses_no_asset(int move) {
        DayInMemory day = new DayInMemory(GRID, AnonymityPlan.of(GRID, GRID, 1, Energy.ofWh(50)))
                .crashing(2, move)
                .trade();

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
