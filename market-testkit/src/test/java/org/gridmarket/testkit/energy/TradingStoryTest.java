package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;

/** One offer from posting to retirement, and what the ledger says at each stage. */
class TradingStoryTest {
    private static final Book B0 = Book.of(0);
    private static final Interval T1 = Interval.of(1);
    private static final Interval T2 = Interval.of(2);
    private static final Round R1 = Round.of(1);

    private final MarketOnLedger market = Founding.market();

    /** Home 1 on f1 sells 500 Wh to home 3 on f2 in T1, at (60 + 240) / 2 = 150, fee 5. */
    private void tradeInT1() {
        market.withdraw(1, T1, 500, 0);
        market.withdraw(3, T1, 0, 500);
        market.buyCredit(3, 1_000_000);
        OfferId sell = market.post(1, B0, MarketOnLedger.selling(500, T1));
        OfferId buy = market.post(3, B0, MarketOnLedger.buying(500, T1));
        market.advanceThrough(B0);
        market.solve(Founding.FIRST_SOLVER, R1, new Trade(sell, buy, T1, Energy.ofWh(500)))
                .orThrow();
        market.advanceThrough(T1);
    }

    @Test
    void a_solved_round_ends_with_final_trades() {
        tradeInT1();

        assertThat(market.events())
                .filteredOn(EnergyEvent.Finalised.class::isInstance)
                .map(EnergyEvent.Finalised.class::cast)
                .last()
                .satisfies(done -> {
                    assertThat(done.interval()).isEqualTo(T1);
                    assertThat(done.source()).isEqualTo(FinalSource.CANDIDATE);
                    assertThat(done.trades()).hasSize(1);
                });
    }

    @Test
    void claiming_moves_assets_and_credit_once() {
        tradeInT1();

        for (int home : new int[] {1, 3}) {
            market.run(
                            EnergyExamples.keyPair(home),
                            new EnergyCommand.Claim(EnergyExamples.account(home), IntervalSet.of(T1)))
                    .orThrow();
        }

        var seller = market.state().account(EnergyExamples.account(1));
        var buyer = market.state().account(EnergyExamples.account(3));
        assertThat(seller.credit()).isEqualTo(new Money(500 * (150 - 5)));
        assertThat(buyer.credit()).isEqualTo(new Money(1_000_000 - 500 * (150 + 5)));
        assertThat(seller.holding(T1).orElseThrow().consumption()).isEqualTo(Energy.ofWh(500));
        assertThat(buyer.holding(T1).orElseThrow().production()).isEqualTo(Energy.ofWh(500));
        assertThat(buyer.offers()).isEmpty();
    }

    @Test
    void anybody_may_claim_for_whoever_sleeps() {
        tradeInT1();

        market.run(EnergyExamples.keyPair(5), new EnergyCommand.Claim(EnergyExamples.account(1), IntervalSet.of(T1)))
                .orThrow();

        assertThat(market.state().account(EnergyExamples.account(1)).hasClaimed(T1))
                .isTrue();
    }

    @Test
    void retiring_claims_first() {
        tradeInT1();

        market.run(
                        EnergyExamples.keyPair(1),
                        new EnergyCommand.Retire(List.of(new RetirementTag(T1, Bytes.of(new byte[0])))))
                .orThrow();

        var holding =
                market.state().account(EnergyExamples.account(1)).holding(T1).orElseThrow();
        assertThat(holding.retired()).isTrue();
        assertThat(market.events())
                .filteredOn(EnergyEvent.Retired.class::isInstance)
                .map(EnergyEvent.Retired.class::cast)
                .singleElement()
                .extracting(EnergyEvent.Retired::production, EnergyEvent.Retired::consumption)
                .containsExactly(Energy.ZERO, Energy.ofWh(500));
    }

    @Test
    void a_round_without_solution_is_served_by_the_carried_one() {
        market.withdraw(1, T2, 500, 0);
        market.withdraw(3, T2, 0, 500);
        market.buyCredit(3, 1_000_000);
        OfferId sell = market.post(1, B0, MarketOnLedger.selling(500, T2));
        OfferId buy = market.post(3, B0, MarketOnLedger.buying(500, T2));
        market.advanceThrough(B0);
        market.solve(Founding.FIRST_SOLVER, R1, new Trade(sell, buy, T2, Energy.ofWh(500)))
                .orThrow();

        market.advanceThrough(T2);

        assertThat(market.events())
                .filteredOn(EnergyEvent.Finalised.class::isInstance)
                .map(EnergyEvent.Finalised.class::cast)
                .last()
                .satisfies(done -> {
                    assertThat(done.source()).isEqualTo(FinalSource.CARRIED);
                    assertThat(done.trades()).hasSize(1);
                });
    }
}
