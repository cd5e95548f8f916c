package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gridmarket.agent.energy.meter.Billing;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;

/** Private bill = plain bill, for every prosumer and cycle of whole days. */
class PrivateBillProperties {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final int HOMES = 5;

    @Property(tries = 5)
    void what_is_proved_is_what_readings_make_of_the_same_day(
            @ForAll @IntRange(max = 1_000) int seed, @ForAll @IntRange(min = 5, max = 17) int cycleLength)
            throws InterruptedException {
        Microgrid homes = GeneratedMicrogrid.of(seed, HOMES, LIMIT).within(Interval.of(48), Interval.of(63));
        int cycles = HOMES * Math.ceilDiv(homes.intervals(), cycleLength);

        DayBills proved = new DayInMemory(homes).trade().bill(Billing.PRIVATE, cycleLength);
        DayBills plain = new DayInMemory(homes).trade().bill(Billing.PLAIN, cycleLength);

        assertThat(proved.owed()).isEqualTo(plain.owed());
        assertThat(proved.proved()).isEqualTo(cycles);
        assertThat(proved.equal()).isEqualTo(cycles);
    }
}
