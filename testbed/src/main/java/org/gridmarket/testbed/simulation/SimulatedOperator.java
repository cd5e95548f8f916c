package org.gridmarket.testbed.simulation;

import java.util.List;
import java.util.Random;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** The members' side: closes and finalises rounds, sweeps, changes rules; sometimes two members at once. */
final class SimulatedOperator {
    private final SimulatedChain chain;
    private final MarketView view;
    private final Random random;
    /** Few, so that an interval takes several sweeps now and then. */
    private static final int PORTION = 4;

    private Interval nextSettled;
    private Interval nextSwept;
    private int proposals;

    SimulatedOperator(SimulatedChain chain, MarketView view, Random random) {
        this.chain = chain;
        this.view = view;
        this.random = random;
        this.nextSettled = chain.market().calendar().firstBook();
        this.nextSwept = chain.market().calendar().firstBook();
    }

    /** Does the most urgent thing of the rounds. */
    void keepRounds() {
        MarketCalendar calendar = chain.market().calendar();
        Interval toFinalise = view.lastFinal().map(Interval::next).orElse(calendar.firstBook());
        Interval toClose = view.lastClosed().map(Interval::next).orElse(calendar.firstBook());
        if (toFinalise.isBefore(toClose)) {
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

    void settle() {
        if (chain.market().state().isSettled(nextSettled)) {
            nextSettled = nextSettled.next();
        }
        chain.send(MarketOnLedger.COOPERATIVE, new EnergyCommand.Settle(nextSettled));
    }

    void sweep() {
        if (chain.market().state().isSwept(nextSwept)) {
            nextSwept = nextSwept.next();
        }
        chain.send(MarketOnLedger.COOPERATIVE, new EnergyCommand.Sweep(nextSwept, 1 + random.nextInt(PORTION)));
    }

    /** Proposes other limits or prices and has them approved, soon enough or not. */
    void changeRules() {
        proposals++;
        MarketCalendar calendar = chain.market().calendar();
        Interval soonest = calendar.lastNameable(chain.now()).next();
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
                new RuleChange.SetGrid(GridPlan.oneGroupPerFeeder(List.of(feeder("f1"), feeder("f2"), feeder("f3"))));
            default ->
                new RuleChange.SetMeterLimits(
                        Founding.meter(1 + random.nextInt(6)), Founding.limits(1_000 + random.nextInt(9_000)));
        };
    }

    private Feeder feeder(String name) {
        long internal = 1_000L + random.nextInt(6_000);
        return EnergyExamples.feeder(name, EnergyExamples.limit(internal, random.nextLong(internal + 1)));
    }
}
