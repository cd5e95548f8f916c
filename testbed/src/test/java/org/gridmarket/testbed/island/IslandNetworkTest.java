package org.gridmarket.testbed.island;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IslandNetworkTest {
    private static final long CUT_MILLIS = 120_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_machine_is_told_each_gateway_down_once_and_one_controller_leads(long seed) {
        IslandSeen seen = IslandNetwork.play(seed, CUT_MILLIS);

        assertThat(seen.offences()).isEmpty();
        assertThat(seen.leaders()).hasSize(1);
        assertThat(seen.told().stream().filter(each -> !each.up())).hasSize(3 * 4);
        assertThat(seen.longestMillis()).isBetween(1L, IslandNetwork.LONGEST_TOLD_MILLIS);
        assertThat(seen.darkMillis()).isBetween(1L, IslandNetwork.LONGEST_TOLD_MILLIS);
        assertThat(seen.backMillis().orElseThrow()).isLessThan(15_000);
    }

    /** A cut that is over before a lease of the other site runs out (15 s) is none; a bridge doubts what it was connected to. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void a_short_cut_is_told_at_bridges_only(long seed) {
        IslandSeen seen = IslandNetwork.play(seed, 5_000);

        assertThat(seen.told()).extracting(IslandSeen.GatewayTold::machine).doesNotContain("n5", "n6");
        assertThat(seen.told()).extracting(IslandSeen.GatewayTold::cause).containsOnly("LOST", "");
    }
}
