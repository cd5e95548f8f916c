package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.microgrid.StatedGroups;

/**
 * Whether final trades keep the limits of the input itself: its limit groups, what its feeders bear, and each home's L. The day
 * audits the rules that it proposed; this audits the proposal too, since a limit that was lost on the way there is in no rule.
 */
final class StatedLimits {
    private final Microgrid stated;
    private final boolean merged;
    private final Map<AccountKey, Household> owners;
    private final Map<MeterId, Household> byMeter = new HashMap<>();
    private final Map<PageId, Household> homes = new HashMap<>();

    /** What was sold and bought. */
    private static final class Sums {
        private long sold;
        private long bought;

        private void add(Side side, long wh) {
            if (side == Side.SELL) {
                sold = Math.addExact(sold, wh);
            } else {
                bought = Math.addExact(bought, wh);
            }
        }
    }

    /**
     * @param stated the input as it was read
     * @param merged whether feeders share anonymity groups, so that the plain limit of a single feeder binds its net flow only
     * @param owners which home each account is of
     */
    StatedLimits(Microgrid stated, boolean merged, Map<AccountKey, Household> owners) {
        this.stated = stated;
        this.merged = merged;
        this.owners = Map.copyOf(owners);
        stated.homes().forEach(home -> byMeter.put(home.meter(), home));
    }

    /** What is broken, interval by interval. Intervals in which somebody traded who is no home of the input are left out. */
    List<String> violations(Collection<OfferPage> pages, Collection<PricedTrade> trades) {
        for (OfferPage page : pages) {
            Household home = owners.get(page.account());
            Household asStated = home == null ? null : byMeter.get(home.meter());
            if (asStated != null) {
                homes.put(page.id(), asStated);
            }
        }
        Map<Interval, List<PricedTrade>> byInterval = new TreeMap<>();
        trades.forEach(trade ->
                byInterval.computeIfAbsent(trade.t(), t -> new ArrayList<>()).add(trade));
        List<String> violations = new ArrayList<>();
        byInterval.forEach((t, ofInterval) -> {
            boolean known = ofInterval.stream().allMatch(trade -> isKnown(trade.sell()) && isKnown(trade.buy()));
            if (known) {
                check(t, ofInterval, violations);
            }
        });
        return violations;
    }

    private boolean isKnown(OfferId offer) {
        return homes.containsKey(offer.page());
    }

    private void check(Interval t, List<PricedTrade> trades, List<String> violations) {
        Map<Household, Sums> byHome = new HashMap<>();
        Map<FeederId, Sums> byFeeder = new HashMap<>();
        for (PricedTrade trade : trades) {
            count(trade.sell(), Side.SELL, trade, byHome, byFeeder);
            count(trade.buy(), Side.BUY, trade, byHome, byFeeder);
        }
        byHome.forEach((home, sums) -> {
            exceeds(
                    sums.sold,
                    home.limits().production(),
                    t,
                    "home " + home.meter().name() + " sold",
                    violations);
            exceeds(
                    sums.bought,
                    home.limits().consumption(),
                    t,
                    "home " + home.meter().name() + " bought",
                    violations);
        });
        for (Feeder feeder : stated.grid().feeders()) {
            Sums sums = byFeeder.getOrDefault(feeder.id(), new Sums());
            long net = Math.abs(sums.sold - sums.bought);
            exceeds(net, feeder.limit().external(), t, "feeder " + feeder.id().name() + " carried net", violations);
        }
        List<LimitGroup> groups =
                merged ? StatedGroups.of(stated.grid()) : stated.grid().limitGroups();
        for (LimitGroup group : groups) {
            Sums sums = new Sums();
            Set<FeederId> members = StatedGroups.feeders(group, stated.grid());
            byFeeder.forEach((feeder, part) -> {
                if (members.contains(feeder)) {
                    sums.add(Side.SELL, part.sold);
                    sums.add(Side.BUY, part.bought);
                }
            });
            String name = "limit group " + group.id().name();
            exceeds(sums.sold, group.limit().internal(), t, name + " sold", violations);
            exceeds(sums.bought, group.limit().internal(), t, name + " bought", violations);
            exceeds(Math.abs(sums.sold - sums.bought), group.limit().external(), t, name + " traded net", violations);
        }
    }

    private void count(
            OfferId offer, Side side, PricedTrade trade, Map<Household, Sums> byHome, Map<FeederId, Sums> byFeeder) {
        Household home = homes.get(offer.page());
        if (home == null) {
            throw new IllegalStateException("offer " + offer + " is of no home, which was checked before");
        }
        byHome.computeIfAbsent(home, key -> new Sums()).add(side, trade.energy().wh());
        byFeeder.computeIfAbsent(home.feeder(), key -> new Sums())
                .add(side, trade.energy().wh());
    }

    private static void exceeds(long wh, Energy limit, Interval t, String what, List<String> violations) {
        if (wh > limit.wh()) {
            violations.add("interval " + t + ": " + what + " " + wh + " Wh, the input allows " + limit);
        }
    }
}
