package org.gridmarket.agent.energy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.junit.jupiter.api.Test;

class OfferPlanTest {
    private static final Tariff TARIFF = new Tariff(new UnitPrice(80), new UnitPrice(300), new UnitPrice(10));

    private static ProfileRow row(int first, int last, long wh) {
        return new ProfileRow(Interval.of(first), Interval.of(last), new NetEnergy(wh), null);
    }

    @Test
    void a_positive_row_sells_and_a_negative_one_buys() {
        OfferPlan plan = OfferPlan.ofRows(List.of(row(1, 1, 100), row(2, 2, -50)));

        assertThat(plan.offers(TARIFF)).extracting(offer -> offer.side()).containsExactly(Side.SELL, Side.BUY);
    }

    @Test
    void a_row_without_a_price_is_offered_at_the_edge_of_the_band() {
        OfferPlan plan = OfferPlan.ofRows(List.of(row(1, 1, 100), row(2, 2, -50)));

        assertThat(plan.offers(TARIFF))
                .extracting(offer -> offer.reservation())
                .containsExactly(TARIFF.bandLow(), TARIFF.bandHigh());
    }

    @Test
    void a_flexible_row_needs_its_assets_in_every_interval_it_names() {
        OfferPlan plan = OfferPlan.ofRows(List.of(row(1, 3, 100), row(2, 2, 40)));

        assertThat(plan.assets())
                .containsExactly(
                        new AssetAmount(Interval.of(1), Energy.ofWh(100), Energy.ZERO),
                        new AssetAmount(Interval.of(2), Energy.ofWh(140), Energy.ZERO),
                        new AssetAmount(Interval.of(3), Energy.ofWh(100), Energy.ZERO));
    }

    @Test
    void limits_are_the_largest_need_of_an_interval() {
        OfferPlan plan = OfferPlan.ofRows(List.of(row(1, 3, 100), row(2, 2, 40), row(5, 5, -70)));

        assertThat(plan.limits()).isEqualTo(new TradingLimits(Energy.ofWh(140), Energy.ofWh(70)));
    }

    @Test
    void a_buyer_needs_credit_for_price_and_fee() {
        OfferPlan plan = OfferPlan.ofRows(List.of(row(1, 1, 100), row(2, 2, -50)));

        assertThat(plan.credit(TARIFF)).isEqualTo(new Money(50 * (290 + 10)));
    }

    @Test
    void a_part_of_a_day_keeps_what_can_still_flow_in_it() {
        OfferPlan plan = OfferPlan.ofRows(List.of(row(1, 1, 10), row(1, 9, 20), row(4, 4, 30)));

        assertThat(plan.within(Interval.of(3), Interval.of(5)).rows()).containsExactly(row(3, 5, 20), row(4, 4, 30));
    }

    @Test
    void a_battery_never_offers_more_than_it_has_stored() {
        OfferPlan plan = OfferPlan.ofHome(sunnyDay(), Battery.USUAL);

        long stored = plan.stored().values().stream().mapToLong(Energy::wh).sum();
        long offered = plan.rows().stream()
                .filter(ProfileRow::isFlexible)
                .mapToLong(row -> row.energy().wh())
                .sum();
        assertThat(offered).isPositive().isLessThanOrEqualTo(stored);
    }

    @Test
    void windows_of_a_battery_do_not_overlap_and_keep_its_power() {
        OfferPlan plan = OfferPlan.ofHome(sunnyDay(), Battery.USUAL);

        List<ProfileRow> flexible =
                plan.rows().stream().filter(ProfileRow::isFlexible).toList();
        for (int i = 1; i < flexible.size(); i++) {
            assertThat(flexible.get(i).first())
                    .isGreaterThan(flexible.get(i - 1).last());
        }
        assertThat(flexible)
                .hasSizeGreaterThan(1)
                .allMatch(
                        row -> row.energy().wh() <= Battery.USUAL.perInterval().wh());
    }

    @Test
    void a_full_battery_leaves_the_surplus_to_the_market() {
        Battery small = new Battery(Energy.ofWh(500), Energy.ofWh(500), 100);

        OfferPlan plan = OfferPlan.ofHome(sunnyDay(), small);

        assertThat(plan.stored().values().stream().mapToLong(Energy::wh).sum()).isEqualTo(500);
        assertThat(plan.fixed().get(Interval.of(5))).isEqualTo(new NetEnergy(1_000));
    }

    /** Ten intervals of 1 kWh surplus, then ten of 100 Wh deficit. */
    private static Forecast sunnyDay() {
        SortedMap<Interval, Energy> load = new TreeMap<>();
        SortedMap<Interval, Energy> production = new TreeMap<>();
        for (int t = 0; t < 20; t++) {
            load.put(Interval.of(t), Energy.ofWh(100));
            production.put(Interval.of(t), Energy.ofWh(t < 10 ? 1_100 : 0));
        }
        return new Forecast(load, production);
    }
}
