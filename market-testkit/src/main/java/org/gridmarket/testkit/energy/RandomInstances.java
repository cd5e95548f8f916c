package org.gridmarket.testkit.energy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.gridmarket.kernel.agreement.Timeline;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * Small random instances in which every constraint binds now and then: tight limits, overlapping limit groups, groups
 * without limits, two tariffs, offers that name gaps. Same random, same instance.
 */
public final class RandomInstances {
    private static final int MOST_WH = 60;

    private final Random random;

    public RandomInstances(Random random) {
        this.random = random;
    }

    public RoundInstance next() {
        return next(random.nextInt(11));
    }

    /** An instance with so many offers. */
    public RoundInstance next(int offers) {
        GridPlan plan = plan();
        Round round = Round.of(random.nextInt(41) - 20);
        Interval change = round.interval().plus(random.nextInt(EnergyExamples.LOOK_AHEAD + 2));
        Timeline<Tariff> tariffs =
                Timeline.<Tariff>empty().with(Interval.of(-100), tariff()).with(change, tariff());
        Timeline<GridPlan> grids = Timeline.<GridPlan>empty().with(Interval.of(-100), plan);
        List<OpenOffer> open = new ArrayList<>();
        for (int i = 0; i < offers; i++) {
            open.add(offer(i, plan, round));
        }
        return new RoundInstance(
                round,
                round.interval().plus(EnergyExamples.LOOK_AHEAD),
                pick(List.of(Objective.values())),
                open,
                new MarketRules(grids, tariffs));
    }

    private GridPlan plan() {
        List<Feeder> feeders = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            feeders.add(EnergyExamples.feeder("f" + i, limit()));
        }
        List<AnonymityGroup> groups = feeders.stream()
                .map(f -> new AnonymityGroup(groupOf(f), List.of(f.id())))
                .toList();
        List<LimitGroup> limits = new ArrayList<>();
        for (AnonymityGroup group : groups) {
            if (random.nextInt(8) > 0) {
                limits.add(new LimitGroup(group.id(), List.of(group.id()), limit()));
            }
        }
        List<GroupId> some =
                new ArrayList<>(groups.stream().map(AnonymityGroup::id).toList());
        Collections.shuffle(some, random);
        limits.add(new LimitGroup(new GroupId("union"), some.subList(0, 1 + random.nextInt(some.size())), limit()));
        return new GridPlan(feeders, groups, limits);
    }

    private static GroupId groupOf(Feeder feeder) {
        return new GroupId("g-" + feeder.id());
    }

    private NetLimit limit() {
        int internal = 5 + random.nextInt(2 * MOST_WH);
        return EnergyExamples.limit(internal, random.nextInt(internal + 1));
    }

    private Tariff tariff() {
        long fee = random.nextInt(5);
        long surplus = random.nextInt(20);
        return new Tariff(
                new UnitPrice(surplus), new UnitPrice(surplus + 2 * fee + random.nextInt(40)), new UnitPrice(fee));
    }

    private OpenOffer offer(int number, GridPlan plan, Round round) {
        TreeSet<Interval> named = new TreeSet<>();
        do {
            named.add(round.interval().plus(random.nextInt(EnergyExamples.LOOK_AHEAD + 3)));
        } while (random.nextInt(3) > 0);
        return new OpenOffer(
                EnergyExamples.offerId(number),
                random.nextBoolean() ? Side.SELL : Side.BUY,
                pick(plan.anonymityGroups()).id(),
                Energy.ofWh(1 + random.nextInt(MOST_WH)),
                IntervalSet.of(named),
                new UnitPrice(random.nextInt(80)));
    }

    /** Feasible trades in order, as the oracle sees it; empty when the instance has none. */
    public List<Trade> solution(RoundInstance instance) {
        FeasibilityOracle oracle = new FeasibilityOracle(instance);
        List<Trade> trades = new ArrayList<>();
        for (Trade possible : pairs(instance)) {
            for (long wh : new long[] {MOST_WH, 1 + random.nextInt(MOST_WH), 1}) {
                List<Trade> more = new ArrayList<>(trades);
                more.add(possible.withEnergy(Energy.ofWh(wh)));
                if (oracle.isFeasible(more)) {
                    trades = more;
                    break;
                }
            }
        }
        Collections.sort(trades);
        return List.copyOf(trades);
    }

    private List<Trade> pairs(RoundInstance instance) {
        List<Trade> pairs = new ArrayList<>();
        for (OpenOffer sell : instance.offers()) {
            for (OpenOffer buy : instance.offers()) {
                for (Interval t : sell.intervals()) {
                    if (sell.side() == Side.SELL
                            && buy.side() == Side.BUY
                            && buy.intervals().contains(t)) {
                        pairs.add(new Trade(sell.id(), buy.id(), t, Energy.ofWh(1)));
                    }
                }
            }
        }
        Collections.shuffle(pairs, random);
        return pairs;
    }

    /** The trades with one thing changed: energy, interval, a side, one twice, one of another pair. */
    public List<Trade> mutated(RoundInstance instance, List<Trade> trades) {
        List<Trade> changed = new ArrayList<>(trades);
        int at = random.nextInt(changed.size());
        Trade victim = changed.get(at);
        switch (random.nextInt(6)) {
            case 0 -> changed.set(at, victim.withEnergy(Energy.ofWh(random.nextInt(2 * MOST_WH))));
            case 1 ->
                changed.set(
                        at,
                        new Trade(
                                victim.sell(), victim.buy(), victim.t().plus(random.nextInt(9) - 4), victim.energy()));
            case 2 -> changed.set(at, new Trade(victim.buy(), victim.sell(), victim.t(), victim.energy()));
            case 3 -> changed.add(victim);
            case 4 ->
                changed.set(
                        at,
                        new Trade(
                                pick(instance.offers()).id(),
                                pick(instance.offers()).id(),
                                victim.t(),
                                victim.energy()));
            default ->
                changed.set(at, new Trade(EnergyExamples.offerId(200), victim.buy(), victim.t(), victim.energy()));
        }
        Collections.sort(changed);
        return changed;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
