package org.gridmarket.testbed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.solve.PriceChoice;
import org.junit.jupiter.api.Test;

class NoonToNoonTest {
    private static final Microgrid DAY =
            GeneratedMicrogrid.of(7, 12, new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000)));
    private static final Microgrid TURNED =
            NoonToNoon.of(DAY, PriceChoice.parse("levels:26").orElseThrow());

    private static List<ProfileRow> rows(Microgrid microgrid) {
        return microgrid.homes().stream()
                .flatMap(home -> home.plan().rows().stream())
                .toList();
    }

    @Test
    void every_offer_stays_with_its_energy() {
        assertThat(rows(TURNED))
                .extracting(ProfileRow::energy)
                .containsExactlyInAnyOrderElementsOf(
                        rows(DAY).stream().map(ProfileRow::energy).toList());
        assertThat(rows(TURNED)).extracting(ProfileRow::energy).isNotEmpty().doesNotContain(new NetEnergy(0));
    }

    @Test
    void the_day_is_as_long_and_all_offers_lie_in_it() {
        assertThat(TURNED.intervals()).isEqualTo(DAY.intervals());
        assertThat(rows(TURNED))
                .allMatch(row ->
                        !row.first().isBefore(TURNED.first()) && !row.last().isAfter(TURNED.last()));
    }

    @Test
    void the_first_interval_has_something_to_sell() {
        assertThat(rows(TURNED))
                .anyMatch(row ->
                        row.first().equals(TURNED.first()) && row.energy().wh() > 0);
    }

    @Test
    void every_offer_has_a_price() {
        assertThat(rows(TURNED)).extracting(ProfileRow::reservation).doesNotContainNull();
    }
}
