package org.gridmarket.testkit.energy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.MixBundle;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;

/**
 * What the events of a ledger have told from its beginning, kept whole: the second book that the guarantees are audited
 * against. Nothing is forgotten, so it is for tests and simulation only.
 */
final class Chronicle {
    /** Side of an offer's account, what was offered, and when it became void. */
    record PostedOffer(AccountKey account, Book book, OfferPage.Posted posted) {
        Offer offer() {
            return posted.offer();
        }
    }

    private record AssetKey(AccountKey account, Interval t) {}

    /** Assets of one account and interval. */
    static final class Assets {
        private long withdrawnProductionWh;
        private long withdrawnConsumptionWh;
        private long retiredWh;
        private long lentWh;
        private long receivedWh;

        long withdrawnProductionWh() {
            return withdrawnProductionWh;
        }

        long withdrawnConsumptionWh() {
            return withdrawnConsumptionWh;
        }

        long retiredWh() {
            return retiredWh;
        }

        /** EPA and ECA that the account has brought into mixes and not taken back. */
        long lentWh() {
            return lentWh;
        }

        /** EPA and ECA that a mix has brought into the account. */
        long receivedWh() {
            return receivedWh;
        }
    }

    private final MarketView view = new MarketView();
    private final Map<OfferId, PostedOffer> offers = new HashMap<>();
    private final Map<OfferId, Book> voidFromBook = new HashMap<>();
    private final NavigableMap<Interval, List<PricedTrade>> finals = new TreeMap<>();
    private final List<EnergyEvent.Finalised> finalised = new ArrayList<>();
    private final List<Round> closed = new ArrayList<>();
    private final Map<AssetKey, Assets> assets = new HashMap<>();
    private final Map<MeterId, SmartMeter> meters = new HashMap<>();
    private final Map<AccountKey, MeterId> meterOf = new HashMap<>();
    private Money booked = Money.ZERO;
    private Money redeemed = Money.ZERO;
    private final MixBook mixes = new MixBook();

    void apply(EnergyEvent event) {
        view.apply(event);
        mixes.apply(event);
        switch (event) {
            case EnergyEvent.OfferPosted(var page) ->
                page.offers()
                        .forEach(posted -> offers.put(
                                new OfferId(page.id(), posted.index()),
                                new PostedOffer(page.account(), page.book(), posted)));
            case EnergyEvent.OfferCancelled cancelled ->
                cancelled
                        .page()
                        .offers()
                        .forEach(offer ->
                                voidFromBook.merge(offer, cancelled.page().book(), Chronicle::earlier));
            case EnergyEvent.RoundClosed(var round, var time) -> closed.add(round);
            case EnergyEvent.Finalised done -> {
                finals.put(done.interval(), done.trades());
                finalised.add(done);
            }
            case EnergyEvent.AssetsWithdrawn(var account, var amounts) ->
                amounts.forEach(amount -> withdraw(account, amount));
            case EnergyEvent.Retired retired ->
                assets(retired.account(), retired.t()).retiredWh +=
                        retired.production().wh() + retired.consumption().wh();
            case EnergyEvent.MixJoined joined -> lend(joined.account(), joined.bundle(), joined.bundles());
            case EnergyEvent.MixReclaimed reclaimed ->
                lend(reclaimed.account(), reclaimed.bundle(), -reclaimed.bundles());
            case EnergyEvent.MixCommitted committed -> receive(committed);
            case EnergyEvent.MoneyBooked(var account, var reference, var amount) -> booked = booked.plus(amount);
            case EnergyEvent.MoneyTakenBack(var account, var reference, var amount) -> booked = booked.minus(amount);
            case EnergyEvent.CreditRedeemed(var account, var amount) -> redeemed = redeemed.plus(amount);
            case EnergyEvent.ProsumerRegistered(var meter, var account) -> meterOf.put(account, meter);
            case EnergyEvent.RuleEffective(var rules) ->
                rules.changes().forEach(change -> takeMeter(change, rules.from()));
            default -> {
                // the others change nothing that is audited
            }
        }
    }

    private static Book earlier(Book one, Book other) {
        return one.isBefore(other) ? one : other;
    }

    private void withdraw(AccountKey account, AssetAmount amount) {
        Assets own = assets(account, amount.t());
        own.withdrawnProductionWh += amount.production().wh();
        own.withdrawnConsumptionWh += amount.consumption().wh();
    }

    private void lend(AccountKey account, MixBundle bundle, int bundles) {
        for (Interval t : bundle.intervals()) {
            assets(account, t).lentWh += 2 * bundle.energy().wh() * bundles;
        }
    }

    private void receive(EnergyEvent.MixCommitted committed) {
        for (AccountKey output : committed.outputs()) {
            for (Interval t : committed.bundle().intervals()) {
                if (!committed.forfeited().contains(output)) {
                    assets(output, t).receivedWh +=
                            2 * committed.bundle().energy().wh();
                }
            }
        }
    }

    private void takeMeter(RuleChange change, Interval from) {
        if (change instanceof RuleChange.RegisterSmartMeter(var meter, var key, FeederId feeder, var limits)) {
            meters.put(meter, SmartMeter.of(meter, key, feeder, from, limits));
        }
        if (change instanceof RuleChange.SetMeterLimits(var meter, var limits)) {
            meters.computeIfPresent(meter, (id, known) -> known.withLimits(from, limits));
        }
    }

    Assets assets(AccountKey account, Interval t) {
        return assets.computeIfAbsent(new AssetKey(account, t), key -> new Assets());
    }

    MarketView view() {
        return view;
    }

    PostedOffer offer(OfferId id) {
        PostedOffer known = offers.get(id);
        if (known == null) {
            throw new IllegalStateException("offer " + id + " was never posted");
        }
        return known;
    }

    /** Whether a cancellation forbids the offer to trade at the interval. */
    boolean isVoidAt(OfferId id, Interval t) {
        Book book = voidFromBook.get(id);
        return book != null && !t.isBefore(book.firstNameable());
    }

    NavigableMap<Interval, List<PricedTrade>> finals() {
        return finals;
    }

    List<EnergyEvent.Finalised> finalised() {
        return finalised;
    }

    List<Round> closed() {
        return closed;
    }

    /** What lies in mixes, and what has come out of them. */
    MixBook mixes() {
        return mixes;
    }

    Money moneyInside() {
        return booked.minus(redeemed);
    }

    /** The trading limits of the account's meter at an interval; none for an account without one. */
    long[] limitsWh(AccountKey account, Interval t) {
        MeterId meter = meterOf.get(account);
        SmartMeter known = meter == null ? null : meters.get(meter);
        Energy production = known == null ? Energy.ZERO : known.limitsAt(t).production();
        Energy consumption = known == null ? Energy.ZERO : known.limitsAt(t).consumption();
        return new long[] {production.wh(), consumption.wh()};
    }
}
