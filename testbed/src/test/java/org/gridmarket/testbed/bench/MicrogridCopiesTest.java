package org.gridmarket.testbed.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.api.Test;

class MicrogridCopiesTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final Microgrid THIRTY = GeneratedMicrogrid.of(7, 30, LIMIT); // on three feeders

    private static List<Integer> offersByHome(Microgrid microgrid) {
        return microgrid.homes().stream().map(home -> home.plan().rows().size()).toList();
    }

    @Test
    void a_copy_has_its_own_feeders_with_the_limits_of_the_original() {
        Microgrid four = MicrogridCopies.of(THIRTY, 4);

        assertThat(four.homes()).hasSize(120);
        assertThat(four.homes().stream().map(Household::meter)).doesNotHaveDuplicates();
        assertThat(four.grid().feeders()).hasSize(12).extracting(Feeder::limit).containsOnly(LIMIT);
    }

    @Test
    void a_copy_makes_as_many_offers_as_the_original_with_other_energies() {
        Microgrid two = MicrogridCopies.of(THIRTY, 2);

        assertThat(offersByHome(two).subList(0, 30)).isEqualTo(offersByHome(THIRTY));
        assertThat(two.homes().get(0).plan().rows())
                .isNotEqualTo(two.homes().get(30).plan().rows());
    }

    @Test
    void the_same_copies_come_out_every_time() {
        assertThat(MicrogridCopies.of(THIRTY, 3)).isEqualTo(MicrogridCopies.of(THIRTY, 3));
    }

    @Test
    void where_a_plan_is_full_the_last_feeders_of_a_copy_share_a_line() {
        Microgrid many = MicrogridCopies.of(THIRTY, 400);

        assertThat(many.grid().feeders()).hasSize(800).hasSizeLessThanOrEqualTo(EnergyLimit.GROUPS_PER_PLAN.ceiling());
        assertThat(many.homes())
                .hasSize(12_000)
                .allSatisfy(
                        home -> assertThat(many.grid().groupOf(home.feeder())).isPresent());
    }

    @Test
    void no_copy_at_all_is_refused() {
        assertThatThrownBy(() -> MicrogridCopies.of(THIRTY, 0)).hasMessageContaining("0 copies are outside 1..1000");
    }
}
