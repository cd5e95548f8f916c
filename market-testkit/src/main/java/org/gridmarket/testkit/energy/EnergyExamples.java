package org.gridmarket.testkit.energy;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.gridmarket.kernel.agreement.Timeline;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.draw.DrawTerms;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.draw.DrawKeyPair;

/**
 * Small values that tests, suites and the simulation share, so that a reader meets the same market everywhere: two-minute
 * intervals, horizon 4, look-ahead 3, three feeders at 25/20 kW, band 55..245 µ/Wh with a fee of 5.
 */
public final class EnergyExamples {
    public static final Target TARGET = new Target("market", "gridmarket");

    public static final LedgerTime EPOCH = new LedgerTime(1_750_000_000_000L);

    public static final int HORIZON = 4;
    public static final int LOOK_AHEAD = 3;
    public static final int SETTLEMENT_WINDOW = 2;

    private static final ConcurrentMap<Integer, AccountKeyPair> KEY_PAIRS = new ConcurrentHashMap<>();

    private EnergyExamples() {}

    /** A calendar of a market with real energy: the shortest intervals it may have. */
    public static MarketCalendar calendar() {
        return calendar(HORIZON, LOOK_AHEAD, SETTLEMENT_WINDOW);
    }

    /** The same with books that name a day: the first one is 0, and names 1..96. */
    public static MarketCalendar calendarOfDays() {
        return calendar(96, 45, 8);
    }

    private static MarketCalendar calendar(int horizon, int lookAhead, int settlementWindow) {
        return new MarketCalendar(
                EPOCH,
                15,
                MarketCalendar.MIN_REAL_MILLIS,
                1,
                horizon,
                lookAhead,
                MarketCalendar.MIN_REAL_MILLIS / 3,
                settlementWindow,
                Interval.of(1),
                Objective.ENERGY_THEN_WELFARE,
                false);
    }

    public static Tariff tariff() {
        return new Tariff(price(50), price(250), price(5));
    }

    /** 25/20 kW at 15 minutes: 6250 Wh inside, 5000 Wh net. */
    public static NetLimit limit() {
        return limit(6_250, 5_000);
    }

    public static NetLimit limit(long internalWh, long externalWh) {
        return new NetLimit(Energy.ofWh(internalWh), Energy.ofWh(externalWh));
    }

    /** Feeders f1, f2, f3, each a group of its own. */
    public static GridPlan grid() {
        return GridPlan.oneGroupPerFeeder(List.of(feeder("f1", limit()), feeder("f2", limit()), feeder("f3", limit())));
    }

    public static Feeder feeder(String name, NetLimit limit) {
        return new Feeder(new FeederId(name), limit);
    }

    /** The grid and the tariff of these examples, from an interval long ago. */
    public static MarketRules rules() {
        return rules(grid());
    }

    public static MarketRules rules(GridPlan plan) {
        Interval longAgo = Interval.of(-1_000);
        return new MarketRules(
                Timeline.<GridPlan>empty().with(longAgo, plan),
                Timeline.<Tariff>empty().with(longAgo, tariff()));
    }

    public static UnitPrice price(long microPerWh) {
        return new UnitPrice(microPerWh);
    }

    public static GroupId group(String name) {
        return new GroupId(name);
    }

    /** A key pair by its number; no randomness. */
    public static AccountKeyPair keyPair(int number) {
        return KEY_PAIRS.computeIfAbsent(
                number, n -> AccountKeyPair.ofSeed(Digest.sha256(Bytes.utf8("example key " + n))));
    }

    public static AccountKey account(int number) {
        return keyPair(number).publicKey();
    }

    /** A draw key pair by its number. */
    public static DrawKeyPair drawKeys(int number) {
        return DrawKeyPair.ofSeed(Digest.sha256(Bytes.utf8("example draw key " + number)));
    }

    /** What the first so many of them draw under, waiting 10 s. */
    public static DrawTerms draw(int keys) {
        return new DrawTerms(
                IntStream.rangeClosed(1, keys)
                        .mapToObj(number -> drawKeys(number).publicKey())
                        .toList(),
                10);
    }

    /** An operation id by its number. */
    public static OperationId operation(int number) {
        byte[] id = new byte[OperationId.LENGTH];
        System.arraycopy(
                Digest.sha256(Bytes.utf8("example operation " + number)).copy(), 0, id, 0, id.length);
        return new OperationId(Bytes.of(id));
    }

    /** The first offer of a page; pages ascend with their numbers 0..255. */
    public static OfferId offerId(int number) {
        byte[] id = new byte[PageId.LENGTH];
        id[0] = (byte) number;
        return new OfferId(new PageId(Bytes.of(id)), 0);
    }

    /** A selling offer of the instance that leaves no wish open: from f1, at any price. */
    public static OpenOffer selling(int number, long wh, Interval first, Interval last) {
        return open(number, Side.SELL, "f1", wh, IntervalSet.range(first, last), 60);
    }

    /** A buying offer likewise: from f2. */
    public static OpenOffer buying(int number, long wh, Interval first, Interval last) {
        return open(number, Side.BUY, "f2", wh, IntervalSet.range(first, last), 240);
    }

    public static OpenOffer open(int number, Side side, String group, long wh, IntervalSet intervals, long microPerWh) {
        return new OpenOffer(offerId(number), side, group(group), Energy.ofWh(wh), intervals, price(microPerWh));
    }

    public static RoundInstance instance(Round round, MarketRules rules, OpenOffer... offers) {
        return new RoundInstance(
                round, round.interval().plus(LOOK_AHEAD), Objective.ENERGY_THEN_WELFARE, List.of(offers), rules);
    }

    public static Trade trade(int sell, int buy, Interval t, long wh) {
        return new Trade(offerId(sell), offerId(buy), t, Energy.ofWh(wh));
    }
}
