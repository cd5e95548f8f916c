package org.gridmarket.agent.energy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.junit.jupiter.api.Test;

class NeedsTest {
    private static Household home(ProfileRow... rows) {
        OfferPlan plan = OfferPlan.ofRows(List.of(rows));
        return new Household(new MeterId("m"), new FeederId("f"), plan.limits(), plan);
    }

    private static ProfileRow row(int first, int last, long wh) {
        return new ProfileRow(Interval.of(first), Interval.of(last), new NetEnergy(wh), null);
    }

    private static List<Energy> wh(long... sizes) {
        return LongStream.of(sizes).mapToObj(Energy::ofWh).toList();
    }

    @Test
    void each_interval_and_side_is_one_need() {
        Needs needs = Needs.of(home(row(1, 1, -300), row(2, 2, 100), row(2, 2, -50)));

        assertThat(needs).isEqualTo(new Needs(true, true, wh(50, 100, 300)));
    }

    @Test
    void what_may_flow_at_any_time_is_spread_evenly_and_joins_what_flows_anyway() {
        Needs needs = Needs.of(home(row(1, 4, 400), row(2, 2, 30)));

        assertThat(needs).isEqualTo(new Needs(true, false, wh(100, 100, 100, 130)));
    }

    @Test
    void needs_of_several_homes_are_counted_together() {
        Needs needs = Needs.of(List.of(home(row(1, 1, -300)), home(row(1, 1, -200), row(2, 2, -250))));

        assertThat(needs.sizes()).isEqualTo(wh(200, 250, 300));
    }

    @Test
    void a_quantile_has_so_many_of_a_hundred_below_it() {
        Needs needs = new Needs(false, true, wh(10, 20, 30, 40));

        assertThat(needs.atPercent(0)).isEqualTo(Energy.ofWh(10));
        assertThat(needs.atPercent(25)).isEqualTo(Energy.ofWh(20));
        assertThat(needs.atPercent(100)).isEqualTo(Energy.ofWh(40));
    }

    @Test
    void a_home_without_needs_is_of_no_size() {
        assertThat(Needs.of(home())).isEqualTo(new Needs(false, false, List.of()));
        assertThat(Needs.of(home()).atPercent(50)).isEqualTo(Energy.ZERO);
    }
}
