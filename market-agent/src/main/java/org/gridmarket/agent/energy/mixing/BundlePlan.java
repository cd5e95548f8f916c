package org.gridmarket.agent.energy.mixing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.agent.energy.plan.TradingHours;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * What a home offers in one window under its anonymous accounts: energies and prices in the steps of its circle, since an
 * exact profile is a fingerprint; what exceeds the bundles, or falls outside the hours of its circle, is not offered (spec
 * anonymity). Each account serves one share of the window, {@value #SERVED} neighbouring intervals at most. Energy that may flow
 * at any time of several shares is spread over them evenly.
 */
public final class BundlePlan {
    /** An account serves the offers of at most so many neighbouring intervals. */
    static final int SERVED = 4;

    private final MixWindow window;
    private final MixCircle circle;
    private final TradingHours hours;
    private final Tariff tariff;
    private final int perShare;
    private final List<List<Offer>> accounts = new ArrayList<>();
    private final List<Map<Place, Energy>> used = new ArrayList<>();
    private int notOffered;

    private record Place(Side side, Interval t) {}

    private BundlePlan(MixWindow window, MixCircle circle, TradingHours hours, Tariff tariff) {
        this.window = window;
        this.circle = circle;
        this.hours = hours;
        this.tariff = tariff;
        this.perShare = perShare(window.terms());
        if (perShare < 1) {
            throw new IllegalArgumentException(window.terms().bundles() + " bundles are too few for the shares of "
                    + SERVED + " intervals of a window of " + window.terms().window());
        }
        for (int i = 0; i < window.terms().bundles(); i++) {
            accounts.add(new ArrayList<>());
            used.add(new HashMap<>());
        }
    }

    private static int perShare(MixingTerms terms) {
        return terms.bundles() / leastBundles(terms);
    }

    /** How many bundles a home needs by these terms: one for each {@value #SERVED} intervals of a window. */
    public static int leastBundles(MixingTerms terms) {
        return Math.ceilDiv(terms.window(), SERVED);
    }

    /** Whether the bundles of these terms reach for an account of each share. */
    public static boolean canServe(MixingTerms terms) {
        return perShare(terms) >= 1;
    }

    public static BundlePlan of(OfferPlan plan, MixWindow window, MixCircle circle, TradingHours hours, Tariff tariff) {
        BundlePlan bundles = new BundlePlan(window, circle, hours, tariff);
        for (ProfileRow row : plan.rows()) {
            if (!row.last().isBefore(window.first()) && !row.first().isAfter(window.last())) {
                bundles.placeInShares(row);
            }
        }
        return bundles;
    }

    private void placeInShares(ProfileRow row) {
        for (int share = 0; share * perShare < accounts.size(); share++) {
            Interval first = window.first().plus(share * SERVED);
            Interval end = first.plus(SERVED - 1);
            Interval last = end.isAfter(window.last()) ? window.last() : end;
            boolean exists = !first.isAfter(window.last());
            if (exists && !row.last().isBefore(first) && !row.first().isAfter(last)) {
                place(row, share, first, last);
            }
        }
    }

    /** The offers of each account, in the order of their first intervals; an account without any only covers. */
    public List<List<Offer>> accounts() {
        return accounts.stream()
                .map(offers -> offers.stream()
                        .sorted(Comparator.comparing(offer -> offer.intervals().first()))
                        .toList())
                .toList();
    }

    /** Rows that do not fit the equal limits or the hours, so that a part of them is not offered. */
    public int notOffered() {
        return notOffered;
    }

    private void place(ProfileRow row, int share, Interval start, Interval end) {
        Side side = row.side();
        Interval first = row.first().isBefore(start) ? start : row.first();
        Interval last = row.last().isAfter(end) ? end : row.last();
        IntervalSet intervals = hours.firstRun(side, first, last);
        int account = share * perShare;
        int beyond = Math.min(accounts.size(), account + perShare);
        Energy energy = partOf(row, start);
        if (energy.isZero()) {
            return;
        }
        if (intervals.isEmpty()) {
            notOffered++;
            return;
        }
        UnitPrice price = price(row, side);
        if (!energy.exceeds(capacity(account, beyond, side, intervals))) {
            placeAt(account, beyond, side, intervals, energy, price);
        } else if (row.isFlexible()) {
            spread(account, beyond, side, intervals, energy, price);
        } else {
            // what fits is offered: a home that fell silent because it needs much would be known by its silence
            placeAt(account, beyond, side, intervals, energy, price);
            notOffered++;
        }
    }

    /**
     * A bundle holds d in each interval, and an offer takes its whole energy from each interval that it names: what is too much
     * for one offer over all intervals still fits as one offer for each of them, up to d. A battery may give less.
     */
    private void spread(int account, int beyond, Side side, IntervalSet intervals, Energy energy, UnitPrice price) {
        long step = circle.energyStep().wh();
        long left = energy.wh() / step;
        int open = intervals.size();
        for (Interval t : intervals) {
            IntervalSet alone = IntervalSet.of(t);
            Energy even = Energy.ofWh(Math.ceilDiv(left, open) * step);
            Energy part = even.min(capacity(account, beyond, side, alone));
            placeAt(account, beyond, side, alone, part, price);
            left -= part.wh() / step;
            open--;
        }
        if (left > 0) {
            notOffered++;
        }
    }

    private void placeAt(int from, int beyond, Side side, IntervalSet intervals, Energy whole, UnitPrice price) {
        Energy energy = whole;
        for (int account = from; account < beyond && !energy.isZero(); account++) {
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

    /** What of a row falls to the share that begins at an interval, in steps. */
    private Energy partOf(ProfileRow row, Interval start) {
        long steps = Math.abs(row.energy().wh()) / circle.energyStep().wh();
        long before = -sharesUntil(row.first(), start);
        long shares = sharesUntil(row.last(), start) + before + 1;
        return Energy.ofWh((steps * (before + 1) / shares - steps * before / shares)
                * circle.energyStep().wh());
    }

    /** How many shares later than the one that begins at {@code start} the interval lies. */
    private static long sharesUntil(Interval t, Interval start) {
        return Math.floorDiv(t.index() - start.index(), SERVED);
    }

    private Energy capacity(int from, int beyond, Side side, IntervalSet intervals) {
        Energy capacity = Energy.ZERO;
        for (int account = from; account < beyond; account++) {
            capacity = capacity.plus(free(account, side, intervals));
        }
        return capacity;
    }

    private Energy free(int account, Side side, IntervalSet intervals) {
        Energy most = Energy.ZERO;
        for (Interval t : intervals) {
            most = most.max(used.get(account).getOrDefault(new Place(side, t), Energy.ZERO));
        }
        Energy free = circle.energy().minus(most);
        return Energy.ofWh(free.wh() - free.wh() % circle.energyStep().wh());
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
