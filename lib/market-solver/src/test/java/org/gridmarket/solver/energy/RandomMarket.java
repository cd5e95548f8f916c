package org.gridmarket.solver.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/** Small markets from a seed: flexible sets, groups of every shape, tight and loose limits, prices that bind or not. */
final class RandomMarket {
    private static final int FIRST = -1; // negative intervals are legal

    /** How the limit groups lie. */
    enum Groups {
        SINGLE,
        NESTED,
        OVERLAPPING
    }

    /** What the reservation prices are. */
    enum Prices {
        FREE,
        RANDOM
    }

    private final Random random;
    private final Objective objective;
    private final Groups groups;
    private final Prices prices;
    private final int unitWh;

    /** @param unitWh all energies are multiples of it, so that fractional optima are whole when it is large */
    RandomMarket(long seed, Objective objective, Groups groups, Prices prices, int unitWh) {
        this.random = new Random(seed);
        this.objective = objective;
        this.groups = groups;
        this.prices = prices;
        this.unitWh = unitWh;
    }

    RoundInstance instance() {
        int feeders = 1 + random.nextInt(4);
        int intervals = 1 + random.nextInt(5);
        Interval first = Interval.of(FIRST);
        Interval last = first.plus(intervals - 1);
        MarketRules rules = MarketRules.NONE
                .withGrid(first, plan(feeders))
                .withTariff(first, new Tariff(price(10), price(40), price(random.nextInt(4))));
        if (intervals > 2 && random.nextBoolean()) {
            rules = rules.withGrid(first.plus(2), plan(feeders));
        }
        List<OpenOffer> offers = new ArrayList<>();
        int count = 2 + random.nextInt(10);
        for (int i = 0; i < count; i++) {
            offers.add(offer(i, feeders, intervals));
        }
        return new RoundInstance(first.round(), last, objective, offers, rules);
    }

    private OpenOffer offer(int number, int feeders, int intervals) {
        Side side = random.nextBoolean() ? Side.SELL : Side.BUY;
        TreeSet<Interval> named = new TreeSet<>();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            named.add(Interval.of(FIRST + random.nextInt(intervals + 1))); // some lie beyond the window
        }
        UnitPrice reservation = prices == Prices.FREE
                ? price(side == Side.SELL ? 0 : 60)
                : price(side == Side.SELL ? 10 + random.nextInt(22) : 18 + random.nextInt(22));
        PageId page = new PageId(Digest.sha256(Bytes.utf8("page " + number / 2)));
        return new OpenOffer(
                new OfferId(page, number),
                side,
                group(random.nextInt(feeders)),
                energy(1 + random.nextInt(12)),
                IntervalSet.of(named),
                reservation);
    }

    private GridPlan plan(int count) {
        List<Feeder> feeders = new ArrayList<>();
        List<AnonymityGroup> anonymity = new ArrayList<>();
        List<LimitGroup> limits = new ArrayList<>();
        NetLimit loose = new NetLimit(Energy.UNLIMITED, Energy.UNLIMITED);
        for (int i = 0; i < count; i++) {
            FeederId feeder = new FeederId("f" + i);
            feeders.add(new Feeder(feeder, loose));
            anonymity.add(new AnonymityGroup(group(i), List.of(feeder)));
            if (groups == Groups.SINGLE || random.nextInt(4) > 0) {
                limits.add(new LimitGroup(new GroupId("own" + i), List.of(group(i)), limit()));
            }
        }
        if (groups == Groups.NESTED) {
            int half = (count + 1) / 2;
            limits.add(new LimitGroup(new GroupId("half"), range(0, half), limit()));
            limits.add(new LimitGroup(new GroupId("all"), range(0, count), limit()));
        }
        if (groups == Groups.OVERLAPPING) {
            for (int i = 0; i < 2; i++) {
                int from = random.nextInt(count);
                int to = from + 1 + random.nextInt(count - from);
                limits.add(new LimitGroup(new GroupId("over" + i), range(from, to), limit()));
            }
        }
        return new GridPlan(feeders, anonymity, limits);
    }

    private static List<GroupId> range(int from, int to) {
        List<GroupId> members = new ArrayList<>();
        for (int i = from; i < to; i++) {
            members.add(group(i));
        }
        return members;
    }

    private static GroupId group(int number) {
        return new GroupId("g" + number);
    }

    private NetLimit limit() {
        Energy internal = random.nextInt(4) == 0 ? Energy.UNLIMITED : energy(1 + random.nextInt(20));
        Energy external = random.nextInt(4) == 0 ? internal : energy(random.nextInt(12));
        return new NetLimit(internal, external.min(internal));
    }

    private Energy energy(int units) {
        return Energy.ofWh((long) units * unitWh);
    }

    private static UnitPrice price(int microPerWh) {
        return new UnitPrice(microPerWh);
    }
}
