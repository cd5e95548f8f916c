package org.gridmarket.solver.cycle;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/** A ledger that tells what the test wants and takes down what the cycle posts. */
final class ScriptedMarket implements SolutionOutlet, SolveWatch {
    /** What was posted. */
    record Posted(EnergyCommand.Signed command, OperationId operation, Book lastBook) {}

    static final Interval FIRST = Interval.of(0);
    static final AccountKey SOLVER = new AccountKey(Digest.sha256(Bytes.utf8("solver")));
    static final AccountKey RIVAL = new AccountKey(Digest.sha256(Bytes.utf8("rival")));

    final MarketCalendar calendar;
    final List<Posted> posted = new ArrayList<>();
    final List<SolveRecord> told = new ArrayList<>();
    LedgerTime now;
    PostOutcome answer = new PostOutcome.Accepted();
    private int pages;

    /** A market that pays solvers nothing. */
    ScriptedMarket() {
        this(Money.ZERO);
    }

    ScriptedMarket(Money reward) {
        calendar = new MarketCalendar(
                        new LedgerTime(1_000_000), 15, 1_000, 1, 96, 45, 300, 8, FIRST, Objective.ENERGY, true)
                .withSolverReward(reward);
        now = calendar.gate(FIRST);
    }

    @Override
    public AccountKey solver() {
        return SOLVER;
    }

    @Override
    public PostOutcome post(EnergyCommand.Signed command, OperationId operation, Book lastBook, LedgerTime until) {
        posted.add(new Posted(command, operation, lastBook));
        return answer;
    }

    @Override
    public void tell(SolveRecord done) {
        told.add(done);
    }

    SolveCycle cycle(SolverPlan plan) {
        SolveCycle cycle = new SolveCycle(plan, this, () -> now, this);
        Energy limit = Energy.ofWh(6_250);
        GridPlan grid = GridPlan.oneGroupPerFeeder(List.of(new Feeder(new FeederId("f"), new NetLimit(limit, limit))));
        Tariff tariff = new Tariff(new UnitPrice(80), new UnitPrice(300), new UnitPrice(10));
        cycle.apply(new EnergyEvent.RuleEffective(new ProposedRules(
                "rules", FIRST, List.of(new RuleChange.SetGrid(grid), new RuleChange.SetTariff(tariff)))));
        cycle.apply(new EnergyEvent.MarketFounded(calendar));
        return cycle;
    }

    /** Someone sells and someone buys that much in an interval. */
    void offers(SolveCycle cycle, Interval t, long wh) {
        offer(cycle, Side.SELL, t, wh);
        offer(cycle, Side.BUY, t, wh);
    }

    void offer(SolveCycle cycle, Side side, Interval t, long wh) {
        AccountKey account = new AccountKey(Digest.sha256(Bytes.utf8("account " + pages)));
        PageId page = new PageId(Digest.sha256(Bytes.utf8("page " + pages++)));
        Offer offer = new Offer(side, Energy.ofWh(wh), IntervalSet.of(t), new UnitPrice(side == Side.SELL ? 90 : 290));
        cycle.apply(new EnergyEvent.OfferPosted(new OfferPage(
                page, account, Book.lastNaming(FIRST), List.of(new OfferPage.Posted(0, new GroupId("f"), offer)))));
    }

    /** Closes and finalises an interval, which opens the next round. */
    void finish(SolveCycle cycle, Interval t) {
        cycle.apply(new EnergyEvent.RoundClosed(t.round(), now));
        cycle.apply(new EnergyEvent.Finalised(t, now, FinalSource.NOTHING, List.of()));
    }

    void rivalLeads(SolveCycle cycle, Round round, long wh, boolean certified) {
        leads(cycle, round, new ObjectiveValue(wh, wh * 180), certified);
    }

    /** Somebody's solution is the candidate. */
    void leads(SolveCycle cycle, Round round, ObjectiveValue value, boolean certified) {
        cycle.apply(new EnergyEvent.SolutionAccepted(round, RIVAL, value, 1, certified, null));
    }
}
