package org.gridmarket.testkit.mixing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.BlameEvidence;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixBundle;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixTimes;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.EnergyGuarantees;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;

/**
 * A market whose eight homes lie in one group and mix in windows of four intervals: two bundles each, of 500 Wh and
 * 100,000 µ. There is a second circle of smaller bundles, which nobody is in who was not put there. Homes, boards and
 * outputs have the key pairs 1.., 301.. and 1001..
 */
final class MixingMarket {
    static final GroupId GROUP = new GroupId("g");
    static final GroupId OTHER_GROUP = new GroupId("h");
    static final Interval WINDOW = Interval.of(8);
    static final MixSession SESSION = new MixSession(WINDOW, GROUP, 0);
    static final int BUNDLES = 2;
    static final int FIRST_BOARD = 301;
    static final int SECOND_BOARD = 302;
    static final MixingTerms TERMS = terms(BUNDLES);
    static final MixWindow MIX = new MixWindow(WINDOW, TERMS);
    static final MixCircle LARGE = TERMS.circles().getFirst();
    static final MixCircle SMALL = TERMS.circles().getLast();
    static final MixBundle BUNDLE = MIX.bundle(LARGE);
    static final MixBundle SMALL_BUNDLE = MIX.bundle(SMALL);
    static final long PAID_IN = 1_000_000;

    private static final int HORIZON = 24;
    private static final Interval LONG_AGO = Interval.of(-1_000);

    private final MarketOnLedger market;

    private MixingMarket(MarketOnLedger market) {
        this.market = market;
    }

    /** The same terms, but for the credit of a bundle. */
    static MixingTerms richerTerms() {
        return terms(BUNDLES, new Money(200_000));
    }

    /** The same terms, but for the small circle. */
    static MixingTerms oneCircle() {
        return new MixingTerms(
                TERMS.window(),
                TERMS.lead(),
                BUNDLES,
                List.of(LARGE),
                TERMS.leastParticipants(),
                TERMS.priceStep(),
                TERMS.times(),
                TERMS.boards(),
                TERMS.draw());
    }

    static MixingTerms terms(int bundles) {
        return terms(bundles, new Money(100_000));
    }

    private static MixingTerms terms(int bundles, Money credit) {
        return new MixingTerms(
                4,
                2,
                bundles,
                List.of(
                        new MixCircle(new CircleId("large"), Energy.ofWh(500), credit, Energy.ofWh(50)),
                        new MixCircle(new CircleId("small"), Energy.ofWh(200), new Money(40_000), Energy.ofWh(40))),
                3,
                EnergyExamples.price(10),
                new MixTimes(10, 5, 5, 30),
                List.of(EnergyExamples.account(FIRST_BOARD), EnergyExamples.account(SECOND_BOARD)),
                EnergyExamples.draw(2));
    }

    /** Founded, all homes registered; the clock in the round of the first book. */
    static MixingMarket founded() {
        return founded(oneGroup());
    }

    /** Homes 5 to 8 are in the small circle; the market has changed its rules so before it was founded. */
    static MixingMarket foundedInCircles(ProposedRules... more) {
        List<RuleChange> small = IntStream.rangeClosed(5, 8)
                .<RuleChange>mapToObj(home -> new RuleChange.SetMeterCircle(Founding.meter(home), SMALL.id()))
                .toList();
        List<ProposedRules> rules = new ArrayList<>(List.of(new ProposedRules("circles", LONG_AGO, small)));
        rules.addAll(List.of(more));
        return founded(oneGroup(), TERMS, rules);
    }

    /** So many homes of the large circle have joined, and so many of the small one; the mix is open. */
    static MixingMarket openedInCircles(int large, int small) {
        MixingMarket mixing = foundedInCircles();
        IntStream.concat(IntStream.rangeClosed(1, large), IntStream.rangeClosed(5, 4 + small))
                .forEach(home -> {
                    mixing.supply(home);
                    mixing.join(home).orThrow();
                });
        mixing.market.advanceThrough(MIX.joinBook());
        mixing.open().orThrow();
        return mixing;
    }

    /** Homes 1 to 4 in one group, 5 to 8 in another; all have joined, and the mixes are open. */
    static MixingMarket twoGroups() {
        MixingMarket mixing = founded(plan(List.of(GROUP, GROUP, OTHER_GROUP, OTHER_GROUP)));
        for (int home = 1; home <= 8; home++) {
            mixing.supply(home);
            mixing.join(home).orThrow();
        }
        mixing.market.advanceThrough(MIX.joinBook());
        for (GroupId group : List.of(GROUP, OTHER_GROUP)) {
            mixing.market
                    .run(EnergyExamples.keyPair(1), new EnergyCommand.OpenMix(WINDOW, group, List.of()))
                    .orThrow();
        }
        return mixing;
    }

    private static GridPlan oneGroup() {
        return plan(List.of(GROUP, GROUP, GROUP, GROUP));
    }

    private static MixingMarket founded(GridPlan plan) {
        return founded(plan, TERMS, List.of());
    }

    static MixingMarket founded(GridPlan plan, MixingTerms terms) {
        return founded(plan, terms, List.of());
    }

    private static MixingMarket founded(GridPlan plan, MixingTerms terms, List<ProposedRules> more) {
        MarketOnLedger market = new MarketOnLedger(calendar());
        Founding.foundRules(market, plan);
        Founding.approve(
                market,
                new ProposedRules("mixing", LONG_AGO, List.of(new RuleChange.SetMixing(terms))),
                MarketOnLedger.REGULATOR_ADMIN);
        more.forEach(rules -> Founding.approve(market, rules, MarketOnLedger.REGULATOR_ADMIN));
        Founding.foundCalendar(market);
        market.goToGate(market.calendar().firstRound().previous());
        for (int home = 1; home <= Founding.homes(plan); home++) {
            Founding.register(market, home);
        }
        return new MixingMarket(market);
    }

    /** Founded; so many homes hold what a mix takes. */
    static MixingMarket supplied(int homes) {
        MixingMarket mixing = founded();
        for (int home = 1; home <= homes; home++) {
            mixing.supply(home);
        }
        return mixing;
    }

    /** So many homes have joined. */
    static MixingMarket joined(int homes) {
        MixingMarket mixing = supplied(homes);
        for (int home = 1; home <= homes; home++) {
            mixing.join(home).orThrow();
        }
        return mixing;
    }

    /** So many homes have joined, and the mix is open. */
    static MixingMarket opened(int homes) {
        MixingMarket mixing = joined(homes);
        mixing.market.advanceThrough(MIX.joinBook());
        mixing.open().orThrow();
        return mixing;
    }

    /** What becomes of founding a market with {@link #TERMS} under another horizon. */
    static Decision<Receipt> foundedWithin(int horizon) {
        MarketOnLedger market = new MarketOnLedger(calendar(horizon));
        Founding.foundRules(market, oneGroup());
        Founding.approve(
                market,
                new ProposedRules("mixing", LONG_AGO, List.of(new RuleChange.SetMixing(TERMS))),
                MarketOnLedger.REGULATOR_ADMIN);
        String proposed = market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeCalendar(market.calendar()))
                .orThrow()
                .result();
        return market.run(
                MarketOnLedger.REGULATOR_ADMIN,
                new EnergyCommand.ApproveCalendar(RecordCodec.of(EnergyResult.Proposed.class)
                        .read(proposed)
                        .digest()));
    }

    private static MarketCalendar calendar() {
        return calendar(HORIZON);
    }

    private static MarketCalendar calendar(int horizon) {
        return new MarketCalendar(
                EnergyExamples.EPOCH,
                15,
                MarketCalendar.MIN_REAL_MILLIS,
                1,
                horizon,
                EnergyExamples.LOOK_AHEAD,
                MarketCalendar.MIN_REAL_MILLIS / 3,
                EnergyExamples.SETTLEMENT_WINDOW,
                Interval.of(1),
                Objective.ENERGY_THEN_WELFARE,
                false);
    }

    /** Feeders, each in the group at its place. */
    static GridPlan plan(List<GroupId> groups) {
        List<Feeder> feeders = IntStream.rangeClosed(1, groups.size())
                .mapToObj(i -> EnergyExamples.feeder("f" + i, EnergyExamples.limit()))
                .toList();
        List<GroupId> names = groups.stream().distinct().toList();
        return new GridPlan(
                feeders,
                names.stream()
                        .map(name -> new AnonymityGroup(
                                name,
                                feeders.stream()
                                        .filter(feeder -> groups.get(feeders.indexOf(feeder))
                                                .equals(name))
                                        .map(Feeder::id)
                                        .toList()))
                        .toList(),
                names.stream()
                        .map(name -> new LimitGroup(name, List.of(name), EnergyExamples.limit(5_000, 5_000)))
                        .toList());
    }

    MarketOnLedger market() {
        return market;
    }

    /** Assets of the whole window for all bundles and 200 Wh more, and credit. */
    void supply(int home) {
        List<AssetAmount> amounts = new ArrayList<>();
        Energy each = BUNDLE.energyOf(BUNDLES).plus(Energy.ofWh(200));
        for (Interval t : BUNDLE.intervals()) {
            amounts.add(new AssetAmount(t, each, each));
        }
        market.run(EnergyExamples.keyPair(home), new EnergyCommand.WithdrawAssets(amounts))
                .orThrow();
        market.buyCredit(home, PAID_IN);
    }

    Decision<Receipt> join(int home) {
        return market.run(EnergyExamples.keyPair(home), new EnergyCommand.JoinMix(WINDOW));
    }

    Decision<Receipt> open() {
        return market.run(EnergyExamples.keyPair(1), new EnergyCommand.OpenMix(WINDOW, GROUP, List.of()));
    }

    MixLock lock() {
        return lock(SESSION);
    }

    private MixLock lock(MixSession session) {
        String text = market.ask(new EnergyQuery.ReadMix(session)).orThrow().result();
        return RecordCodec.of(MixLock.class).read(text);
    }

    LockedRun run() {
        return run(SESSION);
    }

    LockedRun run(MixSession session) {
        return new LockedRun(EnergyExamples.TARGET, lock(session), TERMS);
    }

    Decision<Receipt> commit(EnergyCommand.CommitMix command) {
        return market.run(EnergyExamples.keyPair(1), command);
    }

    Decision<Receipt> abort(int run, BlameEvidence evidence) {
        return market.run(EnergyExamples.keyPair(1), new EnergyCommand.AbortMix(SESSION, run, evidence));
    }

    Decision<Receipt> reclaim(int home) {
        return market.run(EnergyExamples.keyPair(home), new EnergyCommand.ReclaimMix(WINDOW, GROUP));
    }

    /** What the guarantees find broken in all that has happened; nothing when all is well. */
    List<Violation> violations() {
        EnergyGuarantees guarantees = new EnergyGuarantees();
        market.events().forEach(guarantees::apply);
        return guarantees.check(market.ledger().state(), market.ledger().digests());
    }

    /** Whether the home has what it had before it joined. */
    boolean isWhole(int home) {
        var account = market.state().account(EnergyExamples.account(home));
        Energy each = BUNDLE.energyOf(BUNDLES).plus(Energy.ofWh(200));
        return account.credit().equals(new Money(PAID_IN))
                && BUNDLE.intervals().stream()
                        .map(t -> account.holding(t).orElseThrow())
                        .allMatch(held -> held.production().equals(each)
                                && held.consumption().equals(each));
    }
}
