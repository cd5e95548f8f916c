package org.gridmarket.audit.energy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes, from the public events alone, what every account holds: trades exchange EPA for ECA and money for energy,
 * nothing appears or vanishes. Trades count as soon as they are final, claimed or not. Not thread-safe.
 */
public final class AccountAudit {
    /** Assets of one account and interval. */
    private static final class Assets {
        private Energy withdrawnProduction = Energy.ZERO;
        private Energy withdrawnConsumption = Energy.ZERO;
        private NetEnergy bought = NetEnergy.ZERO;
    }

    /** An account and an interval. */
    private record Place(AccountKey account, Interval t) {}

    private final Map<PageId, AccountKey> owners = new HashMap<>();
    private final Map<Place, Assets> assets = new HashMap<>();
    private final Map<AccountKey, Money> credit = new TreeMap<>();
    private final Map<AccountKey, Money> uncollected = new TreeMap<>();
    private final Set<Place> unretired = new HashSet<>();
    private Money booked = Money.ZERO;
    private Money redeemed = Money.ZERO;
    private Money fees = Money.ZERO;
    private final Set<AccountKey> anonymous = new HashSet<>();
    private Money lent = Money.ZERO;
    private Money forfeited = Money.ZERO;
    private Money retired = Money.ZERO;
    private @Nullable String offence;

    /** Takes in one event. */
    public void observe(EnergyEvent event) {
        switch (event) {
            case EnergyEvent.OfferPosted(var page) -> owners.put(page.id(), page.account());
            case EnergyEvent.MoneyBooked money -> {
                booked = booked.plus(money.amount());
                uncollected.merge(money.account(), money.amount(), Money::plus);
            }
            case EnergyEvent.MoneyTakenBack money -> {
                booked = booked.minus(money.amount());
                uncollected.merge(money.account(), Money.ZERO.minus(money.amount()), Money::plus);
            }
            case EnergyEvent.CreditCollected money -> {
                uncollected.merge(money.account(), Money.ZERO.minus(money.amount()), Money::plus);
                earn(money.account(), money.amount());
            }
            case EnergyEvent.CreditRedeemed money -> {
                redeemed = redeemed.plus(money.amount());
                earn(money.account(), Money.ZERO.minus(money.amount()));
            }
            case EnergyEvent.AssetsWithdrawn done ->
                done.amounts().forEach(amount -> {
                    Place place = new Place(done.account(), amount.t());
                    Assets held = assetsAt(place);
                    held.withdrawnProduction = held.withdrawnProduction.plus(amount.production());
                    held.withdrawnConsumption = held.withdrawnConsumption.plus(amount.consumption());
                    unretired.add(place);
                });
            case EnergyEvent.Finalised done -> done.trades().forEach(this::exchange);
            case EnergyEvent.Retired done -> retire(done);
            case EnergyEvent.MixJoined joined -> lend(joined);
            case EnergyEvent.MixReclaimed back -> giveBack(back);
            case EnergyEvent.MixCommitted mixed -> mix(mixed);
            case EnergyEvent.CreditRetired credited -> {
                retired = retired.plus(credited.amount());
                earn(credited.account(), Money.ZERO.minus(credited.amount()));
            }
            default -> {
                // moves neither assets nor money
            }
        }
    }

    /** A row of bundles of one account; what is left of an interval without any is settled. */
    private void lend(EnergyEvent.MixJoined joined) {
        Money credited = joined.bundle().creditOf(joined.bundles());
        lent = lent.plus(credited);
        earn(joined.account(), Money.ZERO.minus(credited));
        Energy each = joined.bundle().energyOf(joined.bundles());
        for (Interval t : joined.bundle().intervals()) {
            Place place = new Place(joined.account(), t);
            Assets held = assetsAt(place);
            held.withdrawnProduction = held.withdrawnProduction.minus(each);
            held.withdrawnConsumption = held.withdrawnConsumption.minus(each);
            if (held.withdrawnProduction.isZero() && held.withdrawnConsumption.isZero()) {
                unretired.remove(place);
            }
        }
    }

    private void giveBack(EnergyEvent.MixReclaimed back) {
        Money credited = back.bundle().creditOf(back.bundles());
        lent = lent.minus(credited);
        earn(back.account(), credited);
        for (Interval t : back.bundle().intervals()) {
            receive(new Place(back.account(), t), back.bundle().energyOf(back.bundles()));
        }
    }

    private void receive(Place place, Energy each) {
        Assets held = assetsAt(place);
        held.withdrawnProduction = held.withdrawnProduction.plus(each);
        held.withdrawnConsumption = held.withdrawnConsumption.plus(each);
        unretired.add(place);
    }

    private void mix(EnergyEvent.MixCommitted mixed) {
        lent = lent.minus(mixed.bundle().creditOf(mixed.outputs().size()));
        for (AccountKey output : mixed.outputs()) {
            if (mixed.forfeited().contains(output)) {
                forfeited = forfeited.plus(mixed.bundle().credit());
            } else {
                anonymous.add(output);
                earn(output, mixed.bundle().credit());
                for (Interval t : mixed.bundle().intervals()) {
                    receive(new Place(output, t), mixed.bundle().energy());
                }
            }
        }
    }

    private void exchange(PricedTrade trade) {
        AccountKey seller = owner(trade.sell().page());
        AccountKey buyer = owner(trade.buy().page());
        Money price = trade.energy().at(trade.price());
        Money fee = trade.energy().at(trade.fee());
        earn(seller, price.minus(fee));
        earn(buyer, Money.ZERO.minus(price).minus(fee));
        fees = fees.plus(fee).plus(fee);
        Assets sold = assetsAt(new Place(seller, trade.t()));
        sold.bought = sold.bought.plus(Energy.ZERO.net(trade.energy()));
        Assets bought = assetsAt(new Place(buyer, trade.t()));
        bought.bought = bought.bought.plus(trade.energy().net(Energy.ZERO));
    }

    private AccountKey owner(PageId page) {
        AccountKey owner = owners.get(page);
        if (owner == null) {
            throw new IllegalStateException("final trade names page " + page + ", which was never posted");
        }
        return owner;
    }

    private void earn(AccountKey account, Money amount) {
        credit.merge(account, amount, Money::plus);
    }

    private Assets assetsAt(Place place) {
        return assets.computeIfAbsent(place, anywhere -> new Assets());
    }

    private void retire(EnergyEvent.Retired done) {
        Place place = new Place(done.account(), done.t());
        Assets held = assetsAt(place);
        unretired.remove(place);
        long production = held.withdrawnProduction.wh() + held.bought.wh();
        long consumption = held.withdrawnConsumption.wh() - held.bought.wh();
        if (offence == null
                && (done.production().wh() != production || done.consumption().wh() != consumption)) {
            offence = "account " + done.account() + " retires " + done.production() + " EPA and " + done.consumption()
                    + " ECA of interval " + done.t() + "; its trades leave " + production + " Wh and " + consumption
                    + " Wh";
        }
    }

    /** The first retirement that was not what trades had left; empty when assets were conserved. */
    public Optional<String> assetOffence() {
        return Optional.ofNullable(offence);
    }

    /** The first account that has less than nothing or has collected what nobody booked, or a sum that is not what was booked. */
    public Optional<String> creditOffence() {
        return negative("has", credit)
                .or(() -> negative("has collected more than was booked for it, by", uncollected))
                .or(this::imbalance);
    }

    private static Optional<String> negative(String what, Map<AccountKey, Money> amounts) {
        return amounts.entrySet().stream()
                .filter(entry -> entry.getValue().isNegative())
                .map(entry -> "account " + entry.getKey() + " " + what + " " + entry.getValue())
                .findFirst();
    }

    private Optional<String> imbalance() {
        Money sum = fees.plus(redeemed).plus(lent).plus(forfeited).plus(retired);
        for (Money amount : credit.values()) {
            sum = sum.plus(amount);
        }
        for (Money amount : uncollected.values()) {
            sum = sum.plus(amount);
        }
        return sum.equals(booked)
                ? Optional.empty()
                : Optional.of("booked were " + booked
                        + ", accounts, fees, mixes, retirements and redemptions add up to " + sum);
    }

    /** What each account must hold, once its trades are claimed. */
    public Map<AccountKey, Money> credit() {
        return new TreeMap<>(credit);
    }

    /** The accounts that came out of a mix; nobody may ask for one of them. */
    public Set<AccountKey> anonymous() {
        return Set.copyOf(anonymous);
    }

    /** Credit in mixes that are neither committed nor reclaimed. */
    public Money lent() {
        return lent;
    }

    /** Credit of anonymous accounts that the DSO owes until the bill. */
    public Money retiredCredit() {
        return retired;
    }

    /** Grid fees of all final trades. */
    public Money fees() {
        return fees;
    }

    /** Intervals in which some account has not retired yet what it had withdrawn. */
    public Set<Interval> unsettled() {
        Set<Interval> open = new TreeSet<>();
        unretired.forEach(place -> open.add(place.t()));
        return open;
    }
}
