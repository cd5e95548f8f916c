package org.gridmarket.agent.energy.mixing;

import java.util.List;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.TradingHours;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.mixing.MixBundle;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;

/**
 * A window of mixing as one home takes part in it.
 *
 * @param window of everybody
 * @param circle of this home in it
 * @param hours in which the homes of this circle offer
 */
public record HomeWindow(MixWindow window, MixCircle circle, TradingHours hours) {
    public Interval first() {
        return window.first();
    }

    /** Joining ends with the gate of its book, which is that of the round of the same number. */
    boolean canBeJoined(MarketCalendar calendar, Round round) {
        return !window.joinBook().isBefore(round.book()) && !window.joinBook().isBefore(calendar.firstBook());
    }

    private int accounts() {
        return window.terms().bundles();
    }

    private MixBundle bundle() {
        return window.bundle(circle);
    }

    /** What the public account withdraws for it: its bundles. */
    public List<AssetAmount> assets() {
        Energy each = bundle().energyOf(accounts());
        return bundle().intervals().stream()
                .map(t -> new AssetAmount(t, each, each))
                .toList();
    }

    /** What the public account lends for it. */
    public Money credit() {
        return bundle().creditOf(accounts());
    }

    /** What a home with this plan offers in it, under which of its accounts. */
    public BundlePlan bundles(OfferPlan plan, Tariff tariff) {
        return BundlePlan.of(plan, window, circle, hours, tariff);
    }
}
