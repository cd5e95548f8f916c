package org.gridmarket.testkit.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.mixing.MixingMarket.BUNDLE;
import static org.gridmarket.testkit.mixing.MixingMarket.BUNDLES;
import static org.gridmarket.testkit.mixing.MixingMarket.MIX;
import static org.gridmarket.testkit.mixing.MixingMarket.WINDOW;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.bill.AssetBalance;
import org.gridmarket.kernel.energy.bill.Bill;
import org.gridmarket.kernel.energy.bill.Residual;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.bill.MeterSecret;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Five homes mix, the first sells 400 Wh to the second under anonymous accounts, all retire under tags of their meters, and
 * the meters bill privately. Every home consumes 100 Wh in each interval, and the trade is delivered.
 */
class PrivateSettlementTest {
    /** The first cycle begins with the market; there is nothing to account for before the window. */
    private static final IntervalSet UP_TO_THE_WINDOW =
            IntervalSet.range(Interval.of(1), MixingMarket.WINDOW.previous());

    private static final int HOMES = 5;
    private static final int FIRST_OUTPUT = 1_001;
    private static final long TRADED_WH = 400;
    private static final long PRICE = 150;
    private static final long FEE = 5;

    private final MixingMarket mixing = MixingMarket.opened(HOMES);
    private final MarketOnLedger market = mixing.market();
    private final List<AccountKey> order = mixing.lock().participants();

    @BeforeEach
    void trade_anonymously_and_retire_everything() {
        mixing.commit(new MixTable(mixing, FIRST_OUTPUT).playHonestly()).orThrow();
        OfferId sell = market.post(output(0, 0), market.round().book(), MarketOnLedger.selling(TRADED_WH, WINDOW));
        OfferId buy = market.post(output(1, 0), market.round().book(), MarketOnLedger.buying(TRADED_WH, WINDOW));
        market.advanceThrough(WINDOW.previous());
        market.solve(Founding.FIRST_SOLVER, WINDOW.round(), new Trade(sell, buy, WINDOW, Energy.ofWh(TRADED_WH)))
                .orThrow();
        market.advanceThrough(MIX.last());
        for (int position = 0; position < HOMES; position++) {
            for (int bundle = 0; bundle < BUNDLES; bundle++) {
                retire(position, bundle);
            }
            market.run(EnergyExamples.keyPair(home(position)), new EnergyCommand.Retire(untagged()))
                    .orThrow();
        }
        market.goTo(market.calendar().end(MIX.last()));
    }

    @Test
    void each_meter_finds_exactly_what_its_home_withdrew() {
        for (int position = 0; position < HOMES; position++) {
            assertThat(balances(position).values()).hasSize(4).allMatch(AssetBalance::isBalanced);
        }
        assertThat(mixing.violations()).isEmpty();
    }

    @Test
    void private_bills_are_the_plain_ones_and_deduct_the_credit_of_the_bundles() {
        Map<Integer, Money> bills = new HashMap<>();
        for (int position = 0; position < HOMES; position++) {
            var bill = bill(position);
            market.run(Founding.meterKeys(home(position)), commitments(position))
                    .orThrow();
            market.run(Founding.meterKeys(home(position)), bill).orThrow();
            bills.put(position, bill.opening().total());
            assertThat(bill.opening().total()).isEqualTo(plain(position));
        }
        long consumed = 4 * 100 * 250;
        long credit = BUNDLES * BUNDLE.credit().micro();
        assertThat(bills)
                .containsEntry(0, new Money(consumed - credit - TRADED_WH * (PRICE - FEE)))
                .containsEntry(1, new Money(consumed - credit + TRADED_WH * (PRICE + FEE)))
                .containsEntry(2, new Money(consumed - credit));
        assertThat(mixing.violations()).isEmpty();
    }

    private int home(int position) {
        for (int home = 1; home <= HOMES; home++) {
            if (EnergyExamples.account(home).equals(order.get(position))) {
                return home;
            }
        }
        throw new IllegalStateException("no home has account " + order.get(position));
    }

    private static int output(int position, int bundle) {
        return FIRST_OUTPUT + position * BUNDLES + bundle;
    }

    private static MeterSecret secret(int position) {
        return MeterSecret.of(Digest.sha256(Bytes.utf8("secret " + position)));
    }

    private void retire(int position, int bundle) {
        var keys = EnergyExamples.keyPair(output(position, bundle));
        var tags = secret(position).tags(EnergyExamples.TARGET);
        List<RetirementTag> assets = new ArrayList<>();
        BUNDLE.intervals().forEach(t -> assets.add(new RetirementTag(t, tags.assets(keys.publicKey(), t))));
        market.run(keys, new EnergyCommand.Retire(assets)).orThrow();
        market.run(keys, new EnergyCommand.RetireCredit(tags.credit(keys.publicKey())))
                .orThrow();
    }

    private static List<RetirementTag> untagged() {
        return BUNDLE.intervals().stream()
                .map(t -> new RetirementTag(t, Bytes.hex("")))
                .toList();
    }

    /** What a meter finds in the public events. */
    private Map<Interval, AssetBalance> balances(int position) {
        var tags = secret(position).tags(EnergyExamples.TARGET);
        Map<Interval, AssetBalance> balances = new TreeMap<>();
        for (EnergyEvent event : market.events()) {
            if (event instanceof EnergyEvent.AssetsWithdrawn done
                    && done.account().equals(order.get(position))) {
                done.amounts()
                        .forEach(each -> balances.merge(
                                each.t(),
                                AssetBalance.NONE.withdrawing(each.production(), each.consumption()),
                                (old, more) -> old.withdrawing(each.production(), each.consumption())));
            }
            if (event instanceof EnergyEvent.Retired done
                    && (done.account().equals(order.get(position))
                            || done.tag().equals(tags.assets(done.account(), done.t())))) {
                balances.computeIfPresent(
                        done.t(), (t, balance) -> balance.retiring(done.production(), done.consumption()));
            }
        }
        return balances;
    }

    private Money retiredCredit(int position) {
        var tags = secret(position).tags(EnergyExamples.TARGET);
        Money credit = Money.ZERO;
        for (EnergyEvent event : market.events()) {
            if (event instanceof EnergyEvent.CreditRetired done && done.tag().equals(tags.credit(done.account()))) {
                credit = credit.plus(done.amount());
            }
        }
        return credit;
    }

    /** 100 Wh are consumed, and what was traded is delivered. */
    private static NetEnergy measured(int position, Interval t) {
        long delivered = t.equals(WINDOW) && position < 2 ? (position == 0 ? TRADED_WH : -TRADED_WH) : 0;
        return new NetEnergy(delivered - 100);
    }

    private SortedMap<Interval, NetEnergy> deviations(int position) {
        SortedMap<Interval, NetEnergy> deviations = new TreeMap<>();
        UP_TO_THE_WINDOW.forEach(t -> deviations.put(t, NetEnergy.ZERO));
        balances(position)
                .forEach((t, balance) -> deviations.put(
                        t, Residual.of(measured(position, t), balance).net()));
        return deviations;
    }

    private Money plain(int position) {
        Bill bill = Bill.EMPTY;
        for (NetEnergy deviation : deviations(position).values()) {
            bill = bill.plus(new Residual(deviation), EnergyExamples.tariff());
        }
        return bill.less(retiredCredit(position)).total();
    }

    private EnergyCommand.ReportCommitments commitments(int position) {
        var book = secret(position)
                .book(EnergyExamples.TARGET, Founding.meterKeys(home(position)).publicKey());
        return new EnergyCommand.ReportCommitments(deviations(position).entrySet().stream()
                .map(each -> book.commit(each.getKey(), each.getValue()))
                .toList());
    }

    private EnergyCommand.ReportPrivateBill bill(int position) {
        var book = secret(position)
                .book(EnergyExamples.TARGET, Founding.meterKeys(home(position)).publicKey());
        var prices = EnergyExamples.rules()
                .pricesOf(IntervalSet.of(deviations(position).keySet()))
                .orElseThrow();
        return book.bill(deviations(position), prices, retiredCredit(position));
    }
}
