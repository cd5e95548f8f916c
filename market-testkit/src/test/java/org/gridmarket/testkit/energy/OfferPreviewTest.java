package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferRejection;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.operation.OfferPreview;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.junit.jupiter.api.Test;

class OfferPreviewTest {
    private static final Interval FIRST = Interval.of(4);
    private static final Interval LAST = Interval.of(1_200);
    private static final FeederId FEEDER = new FeederId("1");
    private static final Tariff TARIFF = new Tariff(new UnitPrice(80), new UnitPrice(300), new UnitPrice(10));
    private static final MarketRules RULES = MarketRules.NONE
            .withGrid(
                    FIRST,
                    GridPlan.oneGroupPerFeeder(
                            List.of(new Feeder(FEEDER, new NetLimit(Energy.ofWh(5_000), Energy.ofWh(5_000))))))
            .withTariff(FIRST, TARIFF);

    private final OfferPreview preview = new OfferPreview(
            SmartMeter.of(
                    new MeterId("101"),
                    AccountKey.hex("00".repeat(32)),
                    FEEDER,
                    FIRST,
                    new TradingLimits(Energy.ofWh(200), Energy.ofWh(300))),
            RULES,
            FIRST,
            LAST);

    @Test
    void an_offer_within_l_trades_in_the_group_of_its_feeder() {
        assertThat(preview.judge(selling(200, 4, 90)).orThrow()).isEqualTo(new GroupId("1"));
    }

    @Test
    void one_wh_more_than_l_is_refused() {
        assertThat(refusal(selling(201, 4, 90)).code()).isEqualTo(OfferRejection.ASSETS_NOT_FREE);
    }

    @Test
    void what_is_pledged_is_no_longer_free_in_any_named_interval() {
        preview.pledge(selling(150, 4, 90));

        Offer over = new Offer(Side.SELL, Energy.ofWh(51), IntervalSet.range(FIRST, Interval.of(9)), new UnitPrice(90));
        assertThat(refusal(over).code()).isEqualTo(OfferRejection.ASSETS_NOT_FREE);
        assertThat(preview.free(Side.SELL, over.intervals())).isEqualTo(Energy.ofWh(50));
        assertThat(preview.free(Side.BUY, over.intervals())).isEqualTo(Energy.ofWh(300));
    }

    @Test
    void a_price_that_the_band_excludes_is_refused() {
        assertThat(refusal(selling(100, 4, 291)).code()).isEqualTo(OfferRejection.PRICE_OUTSIDE_BAND);
    }

    @Test
    void intervals_farther_apart_than_a_horizon_are_judged_alike() {
        assertThat(preview.judge(selling(200, 1_200, 90)).isAccepted()).isTrue();
    }

    @Test
    void before_the_rules_nothing_can_be_withdrawn_or_offered() {
        OfferPreview early = new OfferPreview(
                SmartMeter.of(
                        new MeterId("101"),
                        AccountKey.hex("00".repeat(32)),
                        new FeederId("9"),
                        FIRST,
                        new TradingLimits(Energy.ofWh(200), Energy.ofWh(300))),
                RULES,
                FIRST,
                LAST);

        assertThat(
                        early.judge(selling(1, 4, 90)) instanceof Decision.Rejected<GroupId>(var reason)
                                ? reason.code().name()
                                : "accepted")
                .isEqualTo("NO_RULES_AT_INTERVAL");
    }

    private Rejection refusal(Offer offer) {
        return preview.judge(offer) instanceof Decision.Rejected<GroupId>(var reason)
                ? reason
                : new Rejection(OfferRejection.BATCH_EMPTY, "", "was accepted");
    }

    private static Offer selling(long wh, int t, long price) {
        return new Offer(Side.SELL, Energy.ofWh(wh), IntervalSet.of(Interval.of(t)), new UnitPrice(price));
    }
}
