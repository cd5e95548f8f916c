package org.gridmarket.testbed.simulation.energy;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.agent.energy.mixing.MixingDay;
import org.gridmarket.agent.energy.plan.TradingHours;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixTimes;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;

/**
 * The market that is simulated: homes 1 to 6 on three feeders that are groups
 * of their own, homes 7 to 10 on two feeders that are one group and mix.
 */
final class Street {
    /** Homes of many moods. */
    static final int MOODY_HOMES = 4;

    /** Those of a real agent under its public account. */
    static final List<Integer> PUBLIC_HOMES = List.of(5, 6);

    /** Those of a real agent under accounts that nobody can tie to it. */
    static final List<Integer> ANONYMOUS_HOMES = List.of(7, 8, 9, 10);

    /** Room to withdraw, join and mix before a window begins. */
    private static final int HORIZON = 8;

    /** Time for the anonymous accounts of a window to retire, one after the other, after its last interval is final. */
    private static final int SETTLEMENT_WINDOW = 6;

    private static final int MIX_WINDOW = 4;
    private static final int MIX_LEAD = 3;
    private static final int BUNDLES = 2;
    private static final int LEAST_PARTICIPANTS = 3;
    private static final long BUNDLE_WH = 400;
    private static final long STEP_WH = 50;
    private static final int DEAREST_MICRO = 310;
    private static final int RETIRE_TOGETHER = 2;
    private static final int FIRST_BOARD = 301;
    private static final int BOARDS = 2;
    private static final Interval LONG_AGO = Interval.of(-1_000);
    private static final GroupId MIXING_GROUP = new GroupId("g");
    private static final List<String> OWN_GROUPS = List.of("f1", "f2", "f3");
    private static final List<String> MIXING_FEEDERS = List.of("f4", "f5");

    private Street() {}

    /** Founded; the moody homes are registered, agents register by themselves. */
    static MarketOnLedger founded(InMemoryLedger ledger) {
        MarketOnLedger market = MarketOnLedger.on(ledger, calendar());
        Founding.foundRules(market, grid(feeder -> EnergyExamples.limit()));
        Founding.approve(
                market,
                new ProposedRules("mixing", LONG_AGO, List.of(new RuleChange.SetMixing(terms()))),
                MarketOnLedger.REGULATOR_ADMIN);
        Founding.foundCalendar(market);
        market.goToGate(market.calendar().firstRound().previous());
        for (int home = 1; home <= MOODY_HOMES; home++) {
            Founding.register(market, home);
        }
        return market;
    }

    /**
     * Bounds that are reached within a history, for all that heaps up. Those of one input stay: they are in the code of clients.
     * The instance is as small as the rules of posting room allow, with room for 128 meters.
     */
    static EnergyLimits smallLimits() {
        return EnergyLimits.STANDARD
                .with(EnergyLimit.LIVE_PAGES_PER_ACCOUNT, 8)
                .with(EnergyLimit.LIVE_OFFERS_PER_ACCOUNT, 120)
                .with(EnergyLimit.INSTANCE_BYTES, 2_100_000)
                .with(EnergyLimit.TRADES_PER_INTERVAL, 2)
                .with(EnergyLimit.SOLUTIONS_PER_SOLVER, 2)
                .with(EnergyLimit.CERTIFIED_SOLUTIONS_PER_SOLVER, 3)
                .with(EnergyLimit.UPLOADS_PER_ROUND, 2)
                .with(EnergyLimit.VERSIONS_PER_RULE, 8)
                .with(EnergyLimit.BOOKINGS_PER_ACCOUNT, 3)
                .with(EnergyLimit.ROWS_PER_SWEEP, SimulatedOperator.PORTION);
    }

    private static MarketCalendar calendar() {
        return new MarketCalendar(
                EnergyExamples.EPOCH,
                15,
                MarketCalendar.MIN_REAL_MILLIS,
                1,
                HORIZON,
                EnergyExamples.LOOK_AHEAD,
                MarketCalendar.MIN_REAL_MILLIS / 3,
                SETTLEMENT_WINDOW,
                Interval.of(1),
                Objective.ENERGY_THEN_WELFARE,
                false);
    }

    /** What a feeder bears. */
    @FunctionalInterface
    interface Limits {
        NetLimit of(String feeder);
    }

    /** The same feeders and groups, with these limits of each feeder. */
    static GridPlan grid(Limits limits) {
        List<Feeder> feeders = new ArrayList<>();
        List<AnonymityGroup> groups = new ArrayList<>();
        List<LimitGroup> bounds = new ArrayList<>();
        for (String name : OWN_GROUPS) {
            Feeder feeder = EnergyExamples.feeder(name, limits.of(name));
            GroupId group = new GroupId(name);
            feeders.add(feeder);
            groups.add(new AnonymityGroup(group, List.of(feeder.id())));
            bounds.add(new LimitGroup(group, List.of(group), feeder.limit()));
        }
        List<Feeder> mixing = MIXING_FEEDERS.stream()
                .map(name -> EnergyExamples.feeder(name, limits.of(name)))
                .toList();
        feeders.addAll(mixing);
        groups.add(
                new AnonymityGroup(MIXING_GROUP, mixing.stream().map(Feeder::id).toList()));
        Energy safe = mixing.stream()
                .map(feeder -> feeder.limit().external())
                .reduce(Energy.UNLIMITED, Energy::min); // (2.17): so much may lie behind any one of the feeders
        bounds.add(new LimitGroup(MIXING_GROUP, List.of(MIXING_GROUP), new NetLimit(safe, safe)));
        return new GridPlan(feeders, groups, bounds);
    }

    /** The keys of the boards, each of another organisation. */
    static List<AccountKeyPair> boards() {
        List<AccountKeyPair> keys = new ArrayList<>();
        for (int board = 0; board < BOARDS; board++) {
            keys.add(EnergyExamples.keyPair(FIRST_BOARD + board));
        }
        return keys;
    }

    /** Steps of a run are generous against the ten seconds or so between two looks of an agent. Within a challenge two
     * operations are committed, one after the other. */
    static MixingTerms terms() {
        return new MixingTerms(
                MIX_WINDOW,
                MIX_LEAD,
                BUNDLES,
                List.of(new MixCircle(
                        new CircleId("all"),
                        Energy.ofWh(BUNDLE_WH),
                        new Money(BUNDLE_WH * MIX_WINDOW * DEAREST_MICRO),
                        Energy.ofWh(STEP_WH))),
                LEAST_PARTICIPANTS,
                EnergyExamples.price(10),
                new MixTimes(30, 20, 45, 30),
                boards().stream().map(AccountKeyPair::publicKey).toList(),
                EnergyExamples.draw(2));
    }

    /** What an anonymous home knows of a history with so many windows, from an interval on. */
    static MixingDay mixingDay(Interval first, int windows) {
        MixingTerms terms = terms();
        List<MixWindow> planned = new ArrayList<>();
        for (int i = 0; i < windows; i++) {
            planned.add(new MixWindow(first.plus(i * MIX_WINDOW), terms));
        }
        return new MixingDay(terms, terms.circles().getFirst(), TradingHours.ANY, planned, RETIRE_TOGETHER);
    }

    /** The first window that can still be joined by homes that come at a round. */
    static Interval firstWindow(Round round) {
        Interval soonest = round.interval().plus(MIX_LEAD + 4);
        int ahead = Math.ceilDiv(soonest.index() - LONG_AGO.index(), MIX_WINDOW) * MIX_WINDOW;
        return LONG_AGO.plus(ahead);
    }

    static int windowsWithin(int intervals) {
        return Math.ceilDiv(intervals, MIX_WINDOW);
    }
}
