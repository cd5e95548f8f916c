package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.agent.energy.plan.TradingHours;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.junit.jupiter.api.Test;

class PlannedCircleTest {
    private static final Energy STEP = Energy.ofWh(50);

    /** Homes that buy so much, one in each interval. */
    private static PlannedCircle circle(HidingChoice choice, long... needsWh) {
        List<Household> homes = IntStream.range(0, needsWh.length)
                .mapToObj(i -> home(i, needsWh[i]))
                .toList();
        return PlannedCircle.of(new CircleId("c"), new GroupId("g"), homes, choice);
    }

    private static Household home(int number, long wh) {
        ProfileRow row = new ProfileRow(Interval.of(1), Interval.of(1), new NetEnergy(-wh), null);
        OfferPlan plan = OfferPlan.ofRows(List.of(row));
        return new Household(new MeterId("m" + number), new FeederId("f"), plan.limits(), plan);
    }

    private static HidingChoice fitted(int bundles, Energy most) {
        return new HidingChoice(bundles, null, most, HidingChoice.USUAL_LEAST);
    }

    @Test
    void the_bundle_is_the_largest_need_of_the_circle_in_whole_steps() {
        assertThat(circle(HidingChoice.USUAL, 120, 310).energy()).isEqualTo(Energy.ofWh(350));
    }

    @Test
    void needs_of_other_times_do_not_count() {
        Household later = home(1, 900);
        Household now = new Household(
                later.meter(), later.feeder(), later.limits(), home(1, 120).plan());
        PlannedCircle circle = PlannedCircle.of(new CircleId("c"), new GroupId("g"), List.of(now), HidingChoice.USUAL);

        assertThat(circle.energy()).isEqualTo(Energy.ofWh(150));
    }

    @Test
    void accounts_that_share_an_interval_share_the_need() {
        HidingChoice two = new HidingChoice(2, STEP, Energy.UNLIMITED, HidingChoice.USUAL_LEAST);

        assertThat(circle(two, 120, 310).energy()).isEqualTo(Energy.ofWh(200));
    }

    @Test
    void a_chosen_limit_cuts_the_bundle() {
        HidingChoice limited = new HidingChoice(1, STEP, Energy.ofWh(240), HidingChoice.USUAL_LEAST);

        assertThat(circle(limited, 120, 310).energy()).isEqualTo(Energy.ofWh(200));
    }

    @Test
    void a_fitted_step_is_below_what_nine_of_ten_homes_need_and_all_of_a_bundle() {
        long[] needs = LongStream.rangeClosed(1, 10).map(i -> 100 * i).toArray();
        PlannedCircle circle = circle(fitted(1, Energy.UNLIMITED), needs);

        assertThat(circle.energyStep()).as("70 % of 200 Wh").isEqualTo(Energy.ofWh(140));
        assertThat(circle.energy()).isEqualTo(circle.energyStep());
    }

    @Test
    void homes_with_a_fitted_step_offer_in_the_same_hours_and_others_whenever_they_like() {
        TradingHours hours = new TradingHours(true, Set.of(), Set.of(Interval.of(1)));

        assertThat(circle(fitted(1, Energy.UNLIMITED), 300, 300, 300, 300, 300).hours())
                .isEqualTo(hours);
        assertThat(circle(fitted(2, Energy.UNLIMITED), 300, 300, 300, 300, 300).hours())
                .isEqualTo(hours);
        assertThat(circle(HidingChoice.USUAL, 300, 300).hours()).isEqualTo(TradingHours.ANY);
    }

    @Test
    void each_of_several_accounts_nearly_always_offers_one_fitted_step() {
        assertThat(circle(fitted(2, Energy.UNLIMITED), 300, 300).energyStep()).isEqualTo(Energy.ofWh(105));
    }

    @Test
    void a_chosen_limit_cuts_a_fitted_step() {
        assertThat(circle(fitted(1, Energy.ofWh(90)), 300).energyStep()).isEqualTo(Energy.ofWh(90));
    }

    @Test
    void a_circle_that_trades_nothing_still_covers() {
        assertThat(circle(fitted(1, Energy.UNLIMITED)).energy()).isEqualTo(Energy.ofWh(1));
        assertThat(circle(HidingChoice.USUAL).energy()).isEqualTo(STEP);
    }

    @Test
    void credit_buys_a_whole_bundle_in_each_interval_or_what_the_group_bears() {
        PlannedCircle circle = circle(HidingChoice.USUAL, 300);

        assertThat(circle.terms(8, Energy.UNLIMITED, new UnitPrice(310)).credit())
                .isEqualTo(new Money(8 * 300 * 310));
        assertThat(circle.terms(8, Energy.ofWh(100), new UnitPrice(310)).credit())
                .isEqualTo(new Money(8 * 100 * 310));
    }
}
