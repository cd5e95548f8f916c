package org.gridmarket.agent.energy.mixing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.agent.energy.plan.TradingHours;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
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
        MixingTerms terms, MixCircle circle, TradingHours hours, List<MixWindow> windows, int retireTogether)
        implements MixingWindows {
    public MixingDay {
        windows = List.copyOf(windows);
    }

    private HomeWindow ofThisHome(MixWindow window) {
        return new HomeWindow(window, circle, hours);
    }

    @Override
    public void observe(EnergyEvent event) {
        // all is known
    }

    @Override
    public Optional<HomeWindow> from(Interval first) {
        return windows.stream()
                .filter(window -> window.first().equals(first))
                .findFirst()
                .map(this::ofThisHome);
    }

    @Override
    public List<HomeWindow> beforehand() {
        return windows.stream().map(this::ofThisHome).toList();
    }

    @Override
    public List<HomeWindow> ahead(MarketCalendar calendar, LedgerTime now) {
        return beforehand().stream()
                .filter(known -> known.canBeJoined(calendar, calendar.roundAt(now)))
                .toList();
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
        return ofThisHome(window).bundles(plan, tariff).accounts();
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
            credit = credit.plus(ofThisHome(window).credit());
        }
        return credit;
    }
}
