package org.gridmarket.testbed.household;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * What a home offers in one window under its anonymous accounts: energies and prices in the steps of the terms, since an
 * exact profile is a fingerprint; what exceeds the bundles is not offered (spec anonymity). Energy that may flow at any time
 * of several windows is spread over them evenly.
 */
final class BundlePlan {
    private final MixWindow window;
    private final Tariff tariff;
    private final List<List<Offer>> accounts = new ArrayList<>();
    private final List<Map<Place, Energy>> used = new ArrayList<>();
    private int beyondLimits;

    private record Place(Side side, Interval t) {}

    private BundlePlan(MixWindow window, Tariff tariff) {
        this.window = window;
        this.tariff = tariff;
        for (int i = 0; i < window.terms().bundles(); i++) {
            accounts.add(new ArrayList<>());
            used.add(new HashMap<>());
        }
    }

    static BundlePlan of(OfferPlan plan, MixWindow window, Tariff tariff) {
        BundlePlan bundles = new BundlePlan(window, tariff);
        for (ProfileRow row : plan.rows()) {
            if (!row.last().isBefore(window.first()) && !row.first().isAfter(window.last())) {
                bundles.place(row);
            }
        }
        return bundles;
    }

    /** The offers of each account, in the order of their first intervals; an account without any only covers. */
    List<List<Offer>> accounts() {
        return accounts.stream().map(List::copyOf).toList();
    }

    /** Rows that do not fit the equal limits and so are not offered. */
    int beyondLimits() {
        return beyondLimits;
    }

    private void place(ProfileRow row) {
        Side side = row.energy().wh() > 0 ? Side.SELL : Side.BUY;
        Interval first = row.first().isBefore(window.first()) ? window.first() : row.first();
        Interval last = row.last().isAfter(window.last()) ? window.last() : row.last();
        IntervalSet intervals = IntervalSet.range(first, last);
        Energy energy = share(row);
        if (energy.isZero()) {
            return;
        }
        if (energy.exceeds(capacity(side, intervals))) {
            beyondLimits++;
            return;
        }
        UnitPrice price = price(row, side);
        for (int account = 0; account < accounts.size() && !energy.isZero(); account++) {
            Energy part = energy.min(free(account, side, intervals));
            if (!part.isZero()) {
                energy = energy.minus(part);
                accounts.get(account).add(new Offer(side, part, intervals, price));
                for (Interval t : intervals) {
                    used.get(account).merge(new Place(side, t), part, Energy::plus);
                }
            }
        }
    }

    /** This window's part of a row, in steps. */
    private Energy share(ProfileRow row) {
        MixingTerms terms = window.terms();
        long steps = Math.abs(row.energy().wh()) / terms.energyStep().wh();
        long windows = windowsUntil(row.last()) - windowsUntil(row.first()) + 1;
        long mine = -windowsUntil(row.first());
        long before = steps * mine / windows;
        long through = steps * (mine + 1) / windows;
        return Energy.ofWh((through - before) * terms.energyStep().wh());
    }

    /** How many windows later than this one the interval lies. */
    private long windowsUntil(Interval t) {
        return Math.floorDiv(t.index() - window.first().index(), window.terms().window());
    }

    private Energy capacity(Side side, IntervalSet intervals) {
        Energy capacity = Energy.ZERO;
        for (int account = 0; account < accounts.size(); account++) {
            capacity = capacity.plus(free(account, side, intervals));
        }
        return capacity;
    }

    private Energy free(int account, Side side, IntervalSet intervals) {
        Energy most = Energy.ZERO;
        for (Interval t : intervals) {
            most = most.max(used.get(account).getOrDefault(new Place(side, t), Energy.ZERO));
        }
        Energy free = window.terms().energy().minus(most);
        return Energy.ofWh(free.wh() - free.wh() % window.terms().energyStep().wh());
    }

    /** Rounded to the safe side: a seller asks for no less, a buyer pays no more. */
    private UnitPrice price(ProfileRow row, Side side) {
        long step = window.terms().priceStep().microPerWh();
        UnitPrice edge = side == Side.SELL ? tariff.bandLow() : tariff.bandHigh();
        long wanted = (row.reservation() == null ? edge : row.reservation()).microPerWh();
        long rounded = side == Side.SELL ? Math.ceilDiv(wanted, step) * step : wanted / step * step;
        return new UnitPrice(rounded);
    }
}
