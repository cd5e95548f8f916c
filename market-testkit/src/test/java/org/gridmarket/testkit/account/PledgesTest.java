package org.gridmarket.testkit.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.account.LiveOffer;
import org.gridmarket.kernel.energy.account.Pledges;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

class PledgesTest {
    private static final Interval T1 = Interval.of(1);
    private static final Interval T2 = Interval.of(2);

    private static Holding holding(Interval t, long productionWh, long consumptionWh) {
        return Holding.none(t, EnergyExamples.group("f1"))
                .withdraw(Energy.ofWh(productionWh), Energy.ofWh(consumptionWh));
    }

    private static LiveOffer live(int number, Side side, long wh, IntervalSet intervals, long creditPerWh) {
        return new LiveOffer(
                EnergyExamples.offerId(number), side, Energy.ofWh(wh), intervals, new UnitPrice(creditPerWh));
    }

    private static Account account() {
        return Account.empty(EnergyExamples.account(1), null)
                .withCredit(new Money(1_000))
                .withHoldings(List.of(holding(T1, 10, 10), holding(T2, 10, 10)));
    }

    private static final IntervalSet BOTH = IntervalSet.range(T1, T2);

    @Test
    void an_offer_pledges_its_energy_in_each_named_interval() {
        Pledges pledges = Pledges.of(account().withOffers(List.of(live(1, Side.SELL, 7, BOTH, 0))));

        assertThat(pledges.freeProduction(T1)).isEqualTo(Energy.ofWh(3));
        assertThat(pledges.freeProduction(T2)).isEqualTo(Energy.ofWh(3));
    }

    @Test
    void a_selling_offer_leaves_consumption_and_credit_free() {
        Pledges pledges = Pledges.of(account().withOffers(List.of(live(1, Side.SELL, 7, BOTH, 0))));

        assertThat(pledges.free(Side.BUY, T1)).isEqualTo(Energy.ofWh(10));
        assertThat(pledges.freeCredit()).isEqualTo(new Money(1_000));
    }

    @Test
    void a_buying_offer_pledges_credit_once_however_many_intervals_it_names() {
        Pledges pledges = Pledges.of(account().withOffers(List.of(live(1, Side.BUY, 7, BOTH, 100))));

        assertThat(pledges.freeCredit()).isEqualTo(new Money(300));
    }

    @Test
    void a_claimed_interval_is_pledged_no_longer() {
        Account claimed = account()
                .withHolding(holding(T1, 10, 10).asClaimed())
                .withOffers(List.of(live(1, Side.SELL, 7, BOTH, 0)));

        assertThat(Pledges.of(claimed).freeProduction(T1)).isEqualTo(Energy.ofWh(10));
        assertThat(Pledges.of(claimed).freeProduction(T2)).isEqualTo(Energy.ofWh(3));
    }

    @Test
    void an_unbacked_offer_cannot_be_looked_at_as_free() {
        Pledges pledges = Pledges.of(account());
        pledges.add(live(1, Side.SELL, 11, IntervalSet.of(T1), 0));

        assertThatIllegalArgumentException().isThrownBy(() -> pledges.freeProduction(T1));
    }

    @Test
    void proceeds_may_be_spent_but_not_redeemed() {
        Account earned = account().withHolding(holding(T1, 10, 10).sold(Energy.ofWh(4), new Money(600)));

        assertThat(Pledges.of(earned).freeCredit()).isEqualTo(new Money(1_000));
        assertThat(Pledges.of(earned).redeemable()).isEqualTo(new Money(400));
    }

    @Test
    void paying_spends_proceeds_first_and_the_oldest_first() {
        Account earned = account()
                .withHolding(holding(T1, 10, 10).sold(Energy.ofWh(4), new Money(100)))
                .withHolding(holding(T2, 10, 10).sold(Energy.ofWh(4), new Money(100)));

        Account paid = earned.paying(new Money(150));

        assertThat(paid.credit()).isEqualTo(new Money(850));
        assertThat(paid.holding(T1).orElseThrow().proceeds()).isEqualTo(Money.ZERO);
        assertThat(paid.holding(T2).orElseThrow().proceeds()).isEqualTo(new Money(50));
    }

    @Test
    void an_account_cannot_owe() {
        assertThatIllegalArgumentException().isThrownBy(() -> account().paying(new Money(1_001)));
    }

    @Test
    void a_trade_exchanges_assets_and_keeps_their_sum() {
        Holding before = holding(T1, 10, 5);

        assertThat(before.sold(Energy.ofWh(4), Money.ZERO))
                .extracting(Holding::production, Holding::consumption)
                .containsExactly(Energy.ofWh(6), Energy.ofWh(9));
        assertThat(before.bought(Energy.ofWh(4)))
                .extracting(Holding::production, Holding::consumption)
                .containsExactly(Energy.ofWh(14), Energy.ofWh(1));
    }
}
