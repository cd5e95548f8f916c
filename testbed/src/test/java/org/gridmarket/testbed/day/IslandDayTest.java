package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.api.Test;

class IslandDayTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final Microgrid HOMES = GeneratedMicrogrid.of(7, 30, LIMIT).within(Interval.of(60), Interval.of(79));
    private static final Interval FROM = Interval.of(64);

    /** Ten intervals, of which the island needs the first one to find that it is one. */
    @Test
    void after_an_island_all_is_settled_and_billed_and_nothing_counts_twice() throws Exception {
        IslandDay.Result day =
                new IslandDay(HOMES, HOMES.homes().getFirst().feeder(), FROM, FROM.plus(9), 60_000, 60_000).trade();

        assertThat(day.offences()).isEmpty();
        assertThat(day.operations()).isPositive();
        assertThat(day.lines().getFirst().exchanged()).isZero();
        assertThat(day.lines())
                .hasSize(10)
                .allSatisfy(line ->
                        assertThat(line.exchanged()).isLessThanOrEqualTo(Math.min(line.surplus(), line.deficit())));
        assertThat(day.lines().stream().mapToLong(IslandDay.Line::exchanged).sum())
                .isPositive();
        assertThat(day.lines().stream()
                        .mapToLong(line -> line.sold() + line.bought())
                        .sum())
                .isPositive();
        assertThat(day.owed())
                .hasSize(10)
                .anySatisfy((meter, owed) -> assertThat(owed.island()).isNotEqualTo(owed.usual()));
    }
}
