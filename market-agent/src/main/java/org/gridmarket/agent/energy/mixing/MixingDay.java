package org.gridmarket.agent.energy.mixing;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.agent.energy.plan.TradingHours;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.mixing.MixBundle;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;

/**
 * What a home knows of the day before it begins.
 *
 * @param terms of mixing
 * @param circle of this home
 * @param hours of this circle
 * @param windows of the day, ascending
 * @param retireTogether how many final intervals the public account retires in one operation
 */
public record MixingDay(
        MixingTerms terms, MixCircle circle, TradingHours hours, List<MixWindow> windows, int retireTogether) {
    public MixingDay {
        windows = List.copyOf(windows);
    }

    /** What its public account withdraws, as everybody's of its circle: all bundles of all windows. */
    public List<AssetAmount> assets() {
        List<AssetAmount> amounts = new ArrayList<>();
        for (MixWindow window : windows) {
            MixBundle bundle = window.bundle(circle);
            bundle.intervals()
                    .forEach(t -> amounts.add(
                            new AssetAmount(t, bundle.energyOf(terms.bundles()), bundle.energyOf(terms.bundles()))));
        }
        return amounts;
    }

    /** The part of a plan that is offered: within the equal limits, in steps, split by window. */
    public OfferPlan offered(OfferPlan whole, Tariff tariff) {
        List<ProfileRow> rows = new ArrayList<>();
        for (MixWindow window : windows) {
            accounts(whole, window, tariff).forEach(offers -> offers.forEach(offer -> rows.add(row(offer))));
        }
        return new OfferPlan(OfferPlan.sorted(rows), whole.fixed(), whole.stored());
    }

    /** What a home with this plan offers in a window under each of its accounts, by place 0..m-1. */
    public List<List<Offer>> accounts(OfferPlan plan, MixWindow window, Tariff tariff) {
        return bundles(plan, window, tariff).accounts();
    }

    public BundlePlan bundles(OfferPlan plan, MixWindow window, Tariff tariff) {
        return BundlePlan.of(plan, window, circle, hours, tariff);
    }

    private static ProfileRow row(Offer offer) {
        NetEnergy energy =
                offer.side() == Side.SELL ? offer.energy().net(Energy.ZERO) : Energy.ZERO.net(offer.energy());
        return new ProfileRow(offer.intervals().first(), offer.expiry(), energy, offer.reservation());
    }

    /** L+ and L-, the same for every home of its circle. */
    public TradingLimits limits() {
        Energy all = Energy.ofWh(circle.energy().wh() * terms.bundles());
        return new TradingLimits(all, all);
    }

    /** What its public account pays in. */
    public Money credit() {
        Money credit = Money.ZERO;
        for (MixWindow window : windows) {
            credit = credit.plus(window.bundle(circle).creditOf(terms.bundles()));
        }
        return credit;
    }
}
