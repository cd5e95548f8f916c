package org.gridmarket.kernel.energy.account;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;

/**
 * What an account's live offers pledge, and so what is free. An offer pledges its remaining energy in <em>each</em> named
 * interval that is not claimed yet, and a buyer remaining x credit per Wh. No clock enters: a pledge ends only by claim or
 * cancellation (spec energy-market, "Assets and offers"). Local to one operation.
 */
public final class Pledges {
    private final Account account;
    private final Set<Interval> claimed = new LinkedHashSet<>();
    private final Map<Interval, Holding> held = new LinkedHashMap<>();
    private final Map<Interval, Energy> production = new LinkedHashMap<>();
    private final Map<Interval, Energy> consumption = new LinkedHashMap<>();
    private Money credit = Money.ZERO;

    private Pledges(Account account) {
        this.account = account;
        for (Holding holding : account.holdings()) {
            held.put(holding.t(), holding);
            if (holding.claimed()) {
                claimed.add(holding.t());
            }
        }
        account.offers().forEach(this::add);
    }

    public static Pledges of(Account account) {
        return new Pledges(account);
    }

    /** Counts a further offer, which must be covered by what is free. */
    public void add(LiveOffer offer) {
        Map<Interval, Energy> assets = offer.side() == Side.SELL ? production : consumption;
        for (Interval t : offer.intervals()) {
            if (!claimed.contains(t)) {
                assets.merge(t, offer.remaining(), Energy::plus);
            }
        }
        credit = credit.plus(offer.remaining().at(offer.creditPerWh()));
    }

    public Energy freeProduction(Interval t) {
        Holding holding = held.get(t);
        Energy has = holding == null ? Energy.ZERO : holding.production();
        return has.minus(production.getOrDefault(t, Energy.ZERO));
    }

    public Energy freeConsumption(Interval t) {
        Holding holding = held.get(t);
        Energy has = holding == null ? Energy.ZERO : holding.consumption();
        return has.minus(consumption.getOrDefault(t, Energy.ZERO));
    }

    /** Free assets of the kind that an offer of this side needs. */
    public Energy free(Side side, Interval t) {
        return side == Side.SELL ? freeProduction(t) : freeConsumption(t);
    }

    /** May be negative only inside a refused posting; committed states keep it at or above zero. */
    public Money freeCredit() {
        return account.credit().minus(credit);
    }

    /** Free credit that is not locked as proceeds of an unbilled cycle. */
    public Money redeemable() {
        return freeCredit().min(account.credit().minus(account.lockedProceeds()));
    }
}
