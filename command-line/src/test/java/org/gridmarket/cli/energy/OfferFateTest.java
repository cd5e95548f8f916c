package org.gridmarket.cli.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.offer.VoidPage;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.junit.jupiter.api.Test;

class OfferFateTest {
    static final MarketTimes TIMES = new MarketTimes(
            new MarketCalendar(
                    new LedgerTime(0), 15, 2_500, 1, 96, 45, 800, 24, Interval.of(0), Objective.ENERGY, true),
            ZoneOffset.UTC);
    private static final AccountKey OWNER = AccountKey.hex("ab".repeat(32));
    private static final OfferId SELL = new OfferId(PageId.hex("01".repeat(32)), 0);
    private static final OfferId BUY = new OfferId(PageId.hex("02".repeat(32)), 3);

    private final OfferFate fate = new OfferFate(SELL, TIMES);

    private void posted(long wh, int first, int last) {
        Offer offer = new Offer(
                Side.SELL,
                Energy.ofWh(wh),
                IntervalSet.range(Interval.of(first), Interval.of(last)),
                new UnitPrice(100));
        fate.observe(new EnergyEvent.OfferPosted(new OfferPage(
                SELL.page(), OWNER, Book.of(first - 1), List.of(new OfferPage.Posted(0, new GroupId("all"), offer)))));
    }

    private String isFinal(int t, long... traded) {
        List<PricedTrade> trades = Arrays.stream(traded)
                .mapToObj(wh -> new PricedTrade(
                        new Trade(SELL, BUY, Interval.of(t), Energy.ofWh(wh)), new UnitPrice(150), new UnitPrice(5)))
                .toList();
        return fate.observe(new EnergyEvent.Finalised(Interval.of(t), new LedgerTime(0), FinalSource.CANDIDATE, trades))
                .orElse("");
    }

    private void cancelled(int book) {
        fate.observe(new EnergyEvent.OfferCancelled(
                OWNER, new VoidPage(PageId.hex("03".repeat(32)), Book.of(book), List.of(SELL))));
    }

    @Test
    void an_offer_that_was_never_posted_has_no_end() {
        isFinal(40);

        assertThat(fate.end()).isEmpty();
        assertThat(fate.summary()).contains("on no page");
    }

    @Test
    void what_is_traded_is_told_with_time_energy_and_money() {
        posted(500, 40, 41);

        assertThat(isFinal(40, 200)).isEqualTo("interval 40 (10:00): sold 200 Wh for 30000 µ, at 150 µ/Wh, fee 1000 µ");
        assertThat(fate.end()).isEmpty();
    }

    @Test
    void an_offer_whose_energy_is_traded_is_over_before_its_last_interval() {
        posted(500, 40, 47);

        isFinal(40, 200, 300);

        assertThat(fate.end()).contains(OfferFate.End.TRADED);
        assertThat(fate.summary()).contains("traded in full").contains("500 Wh of 500 Wh for 75000 µ");
    }

    @Test
    void an_offer_whose_intervals_are_final_is_closed_also_without_a_trade() {
        posted(500, 40, 41);

        assertThat(isFinal(40)).isEqualTo("interval 40 (10:00): not traded");
        isFinal(41);

        assertThat(fate.end()).contains(OfferFate.End.CLOSED);
        assertThat(fate.summary()).contains("closed").contains("traded 0 Wh of 500 Wh");
    }

    @Test
    void a_cancelled_offer_is_over_when_the_intervals_before_are_final() {
        posted(500, 40, 47);
        cancelled(40);

        assertThat(fate.end()).isEmpty();
        assertThat(fate.isCancellable()).isFalse();

        isFinal(40);

        assertThat(fate.end()).contains(OfferFate.End.CANCELLED);
        assertThat(fate.summary()).contains("already cancelled, in book 40");
    }

    @Test
    void the_first_cancellation_is_the_one_that_is_told() {
        posted(500, 40, 47);
        cancelled(40);
        cancelled(43);

        assertThat(fate.summary()).contains("in book 40");
    }

    @Test
    void a_live_offer_can_be_cancelled() {
        posted(500, 40, 47);

        assertThat(fate.isCancellable()).isTrue();
        assertThat(fate.summary()).contains("live for 10:00 to 11:45");
    }
}
