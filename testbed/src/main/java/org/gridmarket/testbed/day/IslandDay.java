package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gridmarket.agent.energy.OwnOffers;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.agent.energy.meter.Billing;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.testbed.microgrid.Microgrid;

/**
 * A day in which one feeder is an island for some intervals (5.3.3): its homes reach no gateway, and what flows among them is
 * what the island's leader balances. Real agents and meters, ledger in memory.
 */
public final class IslandDay {
    private static final int CYCLE = 96;

    private final Microgrid microgrid;
    private final List<Integer> island;
    private final Interval from;
    private final Interval until;
    private final long lit;
    private final long whole;

    /**
     * A day that has not begun.
     *
     * @param feeder whose homes are cut off
     * @param until last interval in which they are
     * @param darkMillis at its beginning, until the island has found that it is one: nothing flows
     * @param intervalMillis how long an interval lasts; at least as long
     */
    public IslandDay(
            Microgrid microgrid, FeederId feeder, Interval from, Interval until, long darkMillis, long intervalMillis) {
        if (darkMillis > intervalMillis || until.isBefore(from)) {
            throw new IllegalArgumentException("an island from " + from + " to " + until + ", dark for " + darkMillis
                    + " of " + intervalMillis + " ms");
        }
        this.microgrid = microgrid;
        this.island = IntStream.range(0, microgrid.homes().size())
                .filter(place -> microgrid.homes().get(place).feeder().equals(feeder))
                .boxed()
                .toList();
        this.from = from;
        this.until = until;
        this.lit = intervalMillis - darkMillis;
        this.whole = intervalMillis;
    }

    /**
     * One interval of the island, Wh.
     *
     * @param surplus what its homes would have fed in
     * @param deficit what they would have taken
     * @param exchanged what flowed among them
     * @param sold what they had sold for the interval
     * @param bought what they had bought
     */
    public record Line(Interval interval, long surplus, long deficit, long exchanged, long sold, long bought) {}

    /**
     * How the day went.
     *
     * @param operations that were on their way when the island began
     * @param lines one for each interval of the island
     * @param owed what each home of the island owes the DSO beside its trades, and on a day without an island, µ
     * @param offences what is not as it should be
     */
    public record Result(int operations, List<Line> lines, Map<MeterId, Pair> owed, List<String> offences) {}

    /** With the island and without, µ. */
    public record Pair(long island, long usual) {}

    /** Plays it, and the same day without an island. */
    public Result trade() throws InterruptedException {
        CutOff cut = new CutOff(island::contains, from, until);
        DayInMemory day = new DayInMemory(microgrid).cutting(cut).trade();
        Map<Interval, List<NetEnergy>> flows = balance(day);
        DayBills bills = day.bill(Billing.PLAIN, CYCLE);
        DayBills usual = new DayInMemory(microgrid).trade().bill(Billing.PLAIN, CYCLE);
        Map<MeterId, Pair> owed = new TreeMap<>();
        for (int place : island) {
            MeterId meter = microgrid.homes().get(place).meter();
            owed.put(meter, new Pair(micro(bills, meter), micro(usual, meter)));
        }
        return new Result(cut.operations(), lines(day, flows), owed, offences(day, bills));
    }

    private static long micro(DayBills bills, MeterId meter) {
        return bills.owed().getOrDefault(meter, Money.ZERO).micro();
    }

    private NetEnergy planned(int place, Interval t) {
        return microgrid.homes().get(place).plan().fixed().getOrDefault(t, NetEnergy.ZERO);
    }

    /** What flows in each interval of the island, by its homes. */
    private Map<Interval, List<NetEnergy>> balance(DayInMemory day) {
        Map<Interval, List<NetEnergy>> flows = new LinkedHashMap<>();
        for (Interval t = from; !t.isAfter(until); t = t.next()) {
            long share = t.equals(from) ? lit : whole;
            Interval at = t;
            List<NetEnergy> wanted = island.stream()
                    .map(place -> new NetEnergy(planned(place, at).wh() * share / whole))
                    .toList();
            List<NetEnergy> balanced = FeederBalance.of(wanted);
            for (int i = 0; i < island.size(); i++) {
                day.homes().homes().get(island.get(i)).flows().hold(t, balanced.get(i));
            }
            flows.put(t, balanced);
        }
        return flows;
    }

    private List<Line> lines(DayInMemory day, Map<Interval, List<NetEnergy>> flows) {
        Map<Interval, long[]> traded = new TreeMap<>();
        flows.keySet().forEach(t -> traded.put(t, new long[2]));
        List<OwnOffers> owners = island.stream()
                .map(place ->
                        new OwnOffers(day.homes().homes().get(place).agent().account()))
                .toList();
        for (EnergyEvent event : day.history()) {
            owners.forEach(each -> each.observe(event));
            if (event instanceof EnergyEvent.Finalised done) {
                done.trades()
                        .forEach(trade ->
                                owners.forEach(owner -> owner.partsOf(trade).forEach(part -> {
                                    long[] sums = traded.get(trade.t());
                                    if (sums != null) {
                                        sums[part.offer().side() == Side.SELL ? 0 : 1] +=
                                                trade.energy().wh();
                                    }
                                })));
            }
        }
        List<Line> lines = new ArrayList<>();
        flows.forEach((t, all) -> {
            long surplus = island.stream()
                    .mapToLong(place -> Math.max(0, planned(place, t).wh()))
                    .sum();
            long deficit = island.stream()
                    .mapToLong(place -> Math.max(0, -planned(place, t).wh()))
                    .sum();
            long exchanged =
                    all.stream().mapToLong(each -> Math.max(0, each.wh())).sum();
            long[] sums = traded.getOrDefault(t, new long[2]);
            lines.add(new Line(t, surplus, deficit, exchanged, sums[0], sums[1]));
        });
        return lines;
    }

    private static List<String> offences(DayInMemory day, DayBills bills) {
        List<String> offences = new ArrayList<>();
        day.homes().agents().stream()
                .filter(agent -> !agent.isDone())
                .map(TradingAgent::waitsFor)
                .forEach(waits -> offences.add("an agent is not done: it waits for " + waits));
        day.board().accounts().assetOffence().ifPresent(offences::add);
        day.board().accounts().creditOffence().ifPresent(offences::add);
        if (!day.board().accounts().unsettled().isEmpty()) {
            offences.add("not settled: " + day.board().accounts().unsettled());
        }
        day.homes()
                .meters()
                .forEach(meter -> meter.imbalance().ifPresent(what -> offences.add(meter.id() + ": " + what)));
        bills.offence().ifPresent(offences::add);
        return offences;
    }
}
