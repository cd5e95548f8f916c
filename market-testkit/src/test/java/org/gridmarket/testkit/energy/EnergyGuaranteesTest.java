package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.NavigableMap;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.Guarantee;
import org.gridmarket.testkit.SharedGuarantee;
import org.gridmarket.testkit.Violation;
import org.junit.jupiter.api.Test;

/** The auditor finds nothing in a good history, and the right thing in each spoilt one. */
class EnergyGuaranteesTest {
    private static final Book B0 = Book.of(0);
    private static final Interval T1 = Interval.of(1);
    private static final Round R1 = Round.of(1);

    private final MarketOnLedger market = Founding.market();

    private void trade() {
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

    private List<Guarantee> audit(List<EnergyEvent> events, NavigableMap<String, String> rows) {
        EnergyGuarantees guarantees = new EnergyGuarantees();
        events.forEach(guarantees::apply);
        return guarantees.check(rows, market.ledger().digests()).stream()
                .map(Violation::guarantee)
                .distinct()
                .toList();
    }

    private static void change(NavigableMap<String, String> rows, Account changed) {
        rows.put(
                Keys.of("account", changed.key()), RecordCodec.of(Account.class).write(changed));
    }

    @Test
    void a_good_history_breaks_nothing() {
        trade();

        assertThat(audit(market.events(), market.ledger().state())).isEmpty();
    }

    @Test
    void credit_out_of_nothing_is_found() {
        trade();
        NavigableMap<String, String> rows = market.ledger().state();
        Account rich = market.state().account(EnergyExamples.account(1));
        change(rows, rich.withCredit(rich.credit().plus(new Money(1))));

        assertThat(audit(market.events(), rows)).containsExactly(EnergyGuarantee.G5);
    }

    @Test
    void assets_out_of_nothing_are_found() {
        trade();
        NavigableMap<String, String> rows = market.ledger().state();
        Account rich = market.state().account(EnergyExamples.account(1));
        change(rows, rich.withHolding(rich.holding(T1).orElseThrow().withdraw(Energy.ofWh(1), Energy.ZERO)));

        assertThat(audit(market.events(), rows)).containsExactly(EnergyGuarantee.G5);
    }

    @Test
    void a_final_trade_whose_pledge_is_gone_is_found() {
        trade();
        NavigableMap<String, String> rows = market.ledger().state();
        change(rows, market.state().account(EnergyExamples.account(1)).withOffers(List.of()));

        assertThat(audit(market.events(), rows)).containsExactly(EnergyGuarantee.G2);
    }

    private PricedTrade tradeOf(long wh, long price) {
        List<OfferId> offers = market.events().stream()
                .filter(EnergyEvent.OfferPosted.class::isInstance)
                .map(event ->
                        new OfferId(((EnergyEvent.OfferPosted) event).page().id(), 0))
                .toList();
        return new PricedTrade(
                new Trade(offers.getFirst(), offers.getLast(), T1, Energy.ofWh(wh)),
                new UnitPrice(price),
                new UnitPrice(5));
    }

    @Test
    void an_offer_that_traded_too_much_is_found() {
        trade();
        List<EnergyEvent> spoilt = replaced(tradeOf(501, 150));

        assertThat(audit(spoilt, market.ledger().state())).contains(EnergyGuarantee.G1);
    }

    @Test
    void a_price_off_the_middle_is_found() {
        trade();
        List<EnergyEvent> spoilt = replaced(tradeOf(500, 151));

        assertThat(audit(spoilt, market.ledger().state())).contains(EnergyGuarantee.G8);
    }

    @Test
    void a_limit_that_was_exceeded_is_found() {
        trade();
        List<EnergyEvent> spoilt = replaced(tradeOf(5_001, 150));

        assertThat(audit(spoilt, market.ledger().state())).contains(EnergyGuarantee.G1);
    }

    private List<EnergyEvent> replaced(PricedTrade trade) {
        return market.events().stream()
                .map(event -> event instanceof EnergyEvent.Finalised done
                                && done.interval().equals(T1)
                        ? new EnergyEvent.Finalised(T1, done.time(), done.source(), List.of(trade))
                        : event)
                .toList();
    }

    @Test
    void peers_that_differ_are_found() {
        EnergyGuarantees guarantees = new EnergyGuarantees();
        market.events().forEach(guarantees::apply);

        assertThat(guarantees.check(market.ledger().state(), List.of(Bytes.utf8("a"), Bytes.utf8("b"))))
                .extracting(Violation::guarantee)
                .containsExactly(SharedGuarantee.G12);
    }
}
