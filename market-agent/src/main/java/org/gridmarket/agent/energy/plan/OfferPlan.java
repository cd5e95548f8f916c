package org.gridmarket.agent.energy.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * What a household does with its day: the energy it offers, what flows anyway, and what its battery holds.
 *
 * @param rows what it offers, ascending by first interval
 * @param fixed net production that flows whether it is traded or not, Wh by interval
 * @param stored energy that the battery gains, Wh by interval; what it gives is known once it is traded
 */
public record OfferPlan(
        List<ProfileRow> rows, SortedMap<Interval, NetEnergy> fixed, SortedMap<Interval, Energy> stored) {
    public OfferPlan {
        rows = List.copyOf(rows);
        fixed = Collections.unmodifiableSortedMap(new TreeMap<>(fixed));
        stored = Collections.unmodifiableSortedMap(new TreeMap<>(stored));
    }

    /** A plan read from a profile: a row of one interval flows anyway; a longer one waits in a battery until it is sold. */
    public static OfferPlan ofRows(List<ProfileRow> rows) {
        SortedMap<Interval, NetEnergy> fixed = new TreeMap<>();
        SortedMap<Interval, Energy> stored = new TreeMap<>();
        for (ProfileRow row : rows) {
            if (!row.isFlexible()) {
                fixed.merge(row.first(), row.energy(), NetEnergy::plus);
            } else if (row.energy().wh() > 0) {
                stored.merge(row.first(), row.energy().surplus(), Energy::plus);
            }
        }
        return new OfferPlan(sorted(rows), fixed, stored);
    }

    /** A home without a battery buys its deficit and sells its surplus in the interval in which they arise. */
    public static OfferPlan ofHome(Forecast forecast) {
        return ofRows(forecast.net().entrySet().stream()
                .filter(entry -> entry.getValue().wh() != 0)
                .map(entry -> new ProfileRow(entry.getKey(), entry.getKey(), entry.getValue(), null))
                .toList());
    }

    /** A home with a battery, see {@link BatteryPlan}. */
    public static OfferPlan ofHome(Forecast forecast, Battery battery) {
        return BatteryPlan.of(forecast, battery);
    }

    /** The part of the plan between two intervals, both included; what could flow before the first waits until it. */
    public OfferPlan within(Interval first, Interval last) {
        List<ProfileRow> kept = new ArrayList<>();
        for (ProfileRow row : rows) {
            if (!row.last().isBefore(first) && !row.first().isAfter(last)) {
                Interval from = row.first().isBefore(first) ? first : row.first();
                Interval to = row.last().isAfter(last) ? last : row.last();
                kept.add(row.between(from, to));
            }
        }
        SortedMap<Interval, Energy> held = new TreeMap<>();
        stored.forEach((t, energy) -> {
            if (!t.isAfter(last)) {
                held.merge(t.isBefore(first) ? first : t, energy, Energy::plus);
            }
        });
        return new OfferPlan(kept, fixed.subMap(first, last.next()), held);
    }

    public static List<ProfileRow> sorted(List<ProfileRow> rows) {
        List<ProfileRow> sorted = new ArrayList<>(rows);
        sorted.sort((a, b) -> {
            int byFirst = a.first().compareTo(b.first());
            return byFirst != 0 ? byFirst : a.last().compareTo(b.last());
        });
        return sorted;
    }

    /** The offers, in the order of the rows; a row without a price is offered at the edge of the band. */
    public List<Offer> offers(Tariff tariff) {
        return rows.stream().map(row -> row.offer(tariff)).toList();
    }

    /** The same day with other rows to offer; what flows anyway and what is stored stays. */
    public OfferPlan offering(List<ProfileRow> others) {
        return new OfferPlan(others, fixed, stored);
    }

    /** The offers at the tariff that is in force when each of them can flow first. */
    public List<Offer> offers(KnownTariffs tariffs) {
        return rows.stream()
                .map(row -> row.offer(tariffs.at(row.first()).orElseThrow()))
                .toList();
    }

    /** Of the assets that the offers pledge those of intervals after the given one. */
    public List<AssetAmount> assetsAfter(Interval begun) {
        return assets().stream().filter(amount -> amount.t().isAfter(begun)).toList();
    }

    /** The assets that the offers pledge: each its energy in every interval it names. */
    public List<AssetAmount> assets() {
        SortedMap<Interval, Energy> production = new TreeMap<>();
        SortedMap<Interval, Energy> consumption = new TreeMap<>();
        for (ProfileRow row : rows) {
            SortedMap<Interval, Energy> kind = row.side() == Side.SELL ? production : consumption;
            Energy energy = row.amount();
            for (Interval t : IntervalSet.range(row.first(), row.last())) {
                kind.merge(t, energy, Energy::plus);
            }
        }
        SortedMap<Interval, Energy> all = new TreeMap<>(production);
        all.putAll(consumption);
        return all.keySet().stream()
                .map(t -> new AssetAmount(
                        t, production.getOrDefault(t, Energy.ZERO), consumption.getOrDefault(t, Energy.ZERO)))
                .toList();
    }

    /** The smallest trading limits L within which all of it can be offered at once. */
    public TradingLimits limits() {
        Energy production = Energy.ZERO;
        Energy consumption = Energy.ZERO;
        for (AssetAmount amount : assets()) {
            production = production.max(amount.production());
            consumption = consumption.max(amount.consumption());
        }
        return new TradingLimits(production, consumption);
    }

    /** The credit that the buying offers pledge: energy x (clamped R + fee). */
    public Money credit(Tariff tariff) {
        return credit(offers(tariff), offer -> tariff);
    }

    /** The same at the tariffs in force when each of them can flow first. */
    public Money credit(KnownTariffs tariffs) {
        return credit(
                offers(tariffs), offer -> tariffs.at(offer.intervals().first()).orElseThrow());
    }

    private static Money credit(List<Offer> offers, Function<Offer, Tariff> inForce) {
        Money credit = Money.ZERO;
        for (Offer offer : offers) {
            if (offer.side() == Side.BUY) {
                Tariff tariff = inForce.apply(offer);
                UnitPrice most = tariff.clamp(offer.reservation()).plus(tariff.fee());
                credit = credit.plus(offer.energy().at(most));
            }
        }
        return credit;
    }
}
