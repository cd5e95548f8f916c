package org.gridmarket.testbed.simulation.energy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** The members' side: closes and finalises rounds, sweeps, changes rules; sometimes two members at once. */
final class SimulatedOperator {
    /** Few, so that an interval takes several sweeps now and then. */
    static final int PORTION = 40;

    /** Anybody may claim for anybody. */
    private static final int HELPING_HOME = 1;

    private final EnergyChain chain;
    private final MarketView view;
    private final Random random;
    private final Map<PageId, AccountKey> owners = new HashMap<>();
    private final NavigableMap<Interval, SortedSet<AccountKey>> unclaimed = new TreeMap<>();
    private Interval nextSettled;
    private Interval nextSwept;
    private int proposals;

    SimulatedOperator(EnergyChain chain, MarketView view, Random random) {
        this.chain = chain;
        this.view = view;
        this.random = random;
        this.nextSettled = chain.market().calendar().firstRound().interval();
        this.nextSwept = chain.market().calendar().firstRound().interval();
    }

    /** Does the most urgent thing of the rounds. */
    void keepRounds() {
        MarketCalendar calendar = chain.market().calendar();
        Interval toFinalise = view.lastFinal()
                .map(Interval::next)
                .orElse(calendar.firstRound().interval());
        Round toClose = view.lastClosed().map(Round::next).orElse(calendar.firstRound());
        if (toFinalise.round().isBefore(toClose)) {
            chain.send(MarketOnLedger.DSO, new EnergyCommand.Finalise(toFinalise));
        } else if (!chain.now().isBefore(calendar.gate(toClose))) {
            boolean late = !chain.now().isBefore(calendar.gate(toClose).plusMillis(calendar.graceMillis()));
            var member = late && random.nextBoolean() ? MarketOnLedger.COOPERATIVE : MarketOnLedger.DSO;
            chain.send(
                    member,
                    random.nextBoolean()
                            ? new EnergyCommand.CloseAndFinalise(toClose)
                            : new EnergyCommand.CloseRound(toClose));
        }
    }

    /** Takes in what is final, to know who has to claim. */
    void observe(EnergyEvent event) {
        switch (event) {
            case EnergyEvent.OfferPosted(var page) -> owners.put(page.id(), page.account());
            case EnergyEvent.Finalised done ->
                unclaimed.put(
                        done.interval(),
                        done.trades().stream()
                                .flatMap(trade -> Stream.of(trade.sell(), trade.buy()))
                                .map(offer -> owners.get(offer.page()))
                                .collect(Collectors.toCollection(TreeSet::new)));
            case EnergyEvent.Claimed(var account, var intervals) ->
                intervals.forEach(
                        t -> unclaimed.getOrDefault(t, new TreeSet<>()).remove(account));
            case EnergyEvent.Retired done ->
                unclaimed.getOrDefault(done.t(), new TreeSet<>()).remove(done.account());
            case EnergyEvent.Settled over -> unclaimed.remove(over.interval());
            default -> {
                // nothing to settle
            }
        }
    }

    /** Settles the next interval whose window is over: first claims for those that sleep. */
    void settle() {
        while (chain.market().currentState().isSettled(nextSettled)) {
            nextSettled = nextSettled.next();
        }
        Set<AccountKey> sleepers = unclaimed.getOrDefault(nextSettled, new TreeSet<>());
        if (isWindowOver(nextSettled) && !sleepers.isEmpty()) {
            AccountKey sleeper = sleepers.iterator().next();
            chain.send(
                    EnergyExamples.keyPair(HELPING_HOME),
                    new EnergyCommand.Claim(sleeper, IntervalSet.of(List.of(nextSettled))));
        } else {
            chain.send(MarketOnLedger.COOPERATIVE, new EnergyCommand.Settle(nextSettled));
        }
    }

    private boolean isWindowOver(Interval t) {
        MarketCalendar calendar = chain.market().calendar();
        return !chain.now().isBefore(calendar.end(t.plus(calendar.settlementWindow())));
    }

    void sweep() {
        while (chain.market().currentState().isSwept(nextSwept)) {
            nextSwept = nextSwept.next();
        }
        chain.send(MarketOnLedger.COOPERATIVE, new EnergyCommand.Sweep(nextSwept, 1 + random.nextInt(PORTION)));
    }

    /** The next interval that is not swept, which follows its settlement. */
    Interval nextSwept() {
        return nextSwept;
    }

    /** Proposes other limits or prices and has them approved, soon enough or not. */
    void changeRules() {
        proposals++;
        MarketCalendar calendar = chain.market().calendar();
        Interval soonest = calendar.firstChangeable(chain.now());
        ProposedRules rules =
                new ProposedRules("change-" + proposals, soonest.plus(random.nextInt(4) - 1), List.of(change()));
        chain.send(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(rules));
        chain.advance(2_500);
        chain.send(MarketOnLedger.REGULATOR_ADMIN, new EnergyCommand.ApproveRules(rules.id(), rules.digest()));
    }

    private RuleChange change() {
        return switch (random.nextInt(3)) {
            case 0 -> {
                long fee = random.nextInt(10);
                yield new RuleChange.SetTariff(new Tariff(
                        new UnitPrice(40 + random.nextInt(20)),
                        new UnitPrice(200 + random.nextInt(100)),
                        new UnitPrice(fee)));
            }
            case 1 ->
                new RuleChange.SetGrid(Street.grid(feeder -> {
                    long internal = 1_000L + random.nextInt(6_000);
                    return EnergyExamples.limit(internal, random.nextLong(internal + 1));
                }));
            default ->
                new RuleChange.SetMeterLimits(
                        Founding.meter(1 + random.nextInt(6)), Founding.limits(1_000 + random.nextInt(9_000)));
        };
    }
}
