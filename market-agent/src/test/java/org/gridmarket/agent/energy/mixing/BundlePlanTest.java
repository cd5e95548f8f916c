package org.gridmarket.agent.energy.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.agent.energy.plan.TradingHours;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixTimes;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

class BundlePlanTest {
    private static final Tariff TARIFF = new Tariff(new UnitPrice(80), new UnitPrice(300), new UnitPrice(10));

    private static final MixCircle CIRCLE =
            new MixCircle(new CircleId("all"), Energy.ofWh(500), new Money(1_000_000), Energy.ofWh(50));

    /** Windows of eight intervals, two accounts of 500 Wh, steps of 50 Wh and 10 µ/Wh. */
    private static final MixWindow WINDOW = new MixWindow(Interval.of(16), terms(2));

    private static MixingTerms terms(int bundles) {
        return new MixingTerms(
                8,
                8,
                bundles,
                List.of(CIRCLE),
                5,
                new UnitPrice(10),
                new MixTimes(5, 2, 2, 30),
                List.of(AccountKey.hex("01".repeat(32))),
                EnergyExamples.draw(1));
    }

    private static ProfileRow row(int first, int last, long wh, long price) {
        return new ProfileRow(Interval.of(first), Interval.of(last), new NetEnergy(wh), new UnitPrice(price));
    }

    private static BundlePlan plan(MixWindow window, ProfileRow... rows) {
        return BundlePlan.of(OfferPlan.ofRows(List.of(rows)), window, CIRCLE, TradingHours.ANY, TARIFF);
    }

    @Test
    void energies_are_rounded_down_to_steps() {
        List<Offer> offers = plan(WINDOW, row(17, 17, 199, 100)).accounts().getFirst();

        assertThat(offers).singleElement().extracting(Offer::energy).isEqualTo(Energy.ofWh(150));
    }

    @Test
    void outside_the_hours_of_the_circle_nothing_is_offered() {
        TradingHours hours = new TradingHours(true, Set.of(), Set.of(Interval.of(18)));
        OfferPlan plan = OfferPlan.ofRows(List.of(row(17, 19, -100, 100), row(18, 18, 100, 100)));

        List<Offer> offers =
                BundlePlan.of(plan, WINDOW, CIRCLE, hours, TARIFF).accounts().getFirst();

        assertThat(offers).singleElement().satisfies(offer -> {
            assertThat(offer.side()).isEqualTo(Side.BUY);
            assertThat(offer.intervals()).isEqualTo(IntervalSet.of(Interval.of(18)));
        });
    }

    @Test
    void what_is_less_than_a_step_is_not_offered() {
        assertThat(plan(WINDOW, row(17, 17, 49, 100)).accounts()).allMatch(List::isEmpty);
    }

    @Test
    void a_seller_never_asks_for_less_and_a_buyer_never_pays_more_by_rounding() {
        List<Offer> offers = plan(WINDOW, row(17, 17, 100, 101), row(18, 18, -100, 109))
                .accounts()
                .getFirst();

        assertThat(offers).extracting(Offer::reservation).containsExactly(new UnitPrice(110), new UnitPrice(100));
    }

    @Test
    void an_account_serves_four_neighbouring_intervals_only() {
        BundlePlan plan = plan(WINDOW, row(19, 19, 100, 100), row(20, 20, 100, 100));

        assertThat(plan.accounts()).hasSize(2);
        assertThat(plan.accounts().getFirst())
                .allMatch(offer -> offer.intervals().first().index() == 19);
        assertThat(plan.accounts().getLast())
                .allMatch(offer -> offer.intervals().first().index() == 20);
    }

    @Test
    void what_exceeds_the_equal_limit_is_not_offered_but_the_rest_is() {
        BundlePlan plan = plan(WINDOW, row(17, 17, 560, 100));

        assertThat(energy(plan)).isEqualTo(500L);
        assertThat(plan.notOffered()).isEqualTo(1);
    }

    @Test
    void accounts_of_one_share_split_what_one_bundle_cannot_hold() {
        BundlePlan plan = plan(new MixWindow(Interval.of(16), terms(4)), row(17, 17, 700, 100));

        assertThat(plan.accounts().stream().flatMap(List::stream))
                .extracting(Offer::energy)
                .containsExactly(Energy.ofWh(500), Energy.ofWh(200));
    }

    @Test
    void energy_that_may_flow_at_any_time_is_spread_over_all_its_shares() {
        ProfileRow battery = row(16, 31, 1_000, 100); // four shares, two of them in the next window
        long here = energy(plan(WINDOW, battery));
        long next = energy(plan(new MixWindow(Interval.of(24), terms(2)), battery));

        assertThat(List.of(here, next)).containsExactly(500L, 500L);
    }

    @Test
    void a_battery_that_holds_too_much_for_one_offer_sells_in_each_interval_what_the_bundle_bears() {
        BundlePlan plan = plan(WINDOW, row(16, 19, 1_450, 100));

        assertThat(plan.accounts().getFirst())
                .extracting(offer -> offer.energy().wh())
                .containsExactly(400L, 350L, 350L, 350L);
        assertThat(plan.notOffered()).isZero();
    }

    @Test
    void what_not_even_every_interval_bears_is_left_in_the_battery() {
        BundlePlan plan = plan(WINDOW, row(16, 19, 5_000, 100));

        assertThat(energy(plan)).isEqualTo(2_000L);
        assertThat(plan.notOffered()).isEqualTo(1);
    }

    private static long energy(BundlePlan plan) {
        return plan.accounts().stream()
                .flatMap(List::stream)
                .mapToLong(offer -> offer.energy().wh())
                .sum();
    }
}
