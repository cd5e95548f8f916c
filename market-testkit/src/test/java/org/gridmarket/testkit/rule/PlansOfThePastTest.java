package org.gridmarket.testkit.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.Test;

/** Whether a plan is safe counts from the interval on in which a change takes effect (2.17). */
class PlansOfThePastTest {
    private static final Interval CHANGE_OF_PLAN = Interval.of(100);

    private final MarketOnLedger market = new MarketOnLedger(EnergyExamples.calendar());

    PlansOfThePastTest() {
        set("merged", Interval.of(-1_000), merged());
        set("apart", CHANGE_OF_PLAN, EnergyExamples.grid());
    }

    @Test
    void a_meter_may_come_when_the_plan_that_could_not_bear_it_is_over() {
        assertThat(registers(CHANGE_OF_PLAN).isAccepted()).isTrue();
    }

    @Test
    void a_meter_may_not_come_while_a_plan_is_in_force_that_cannot_bear_it() {
        assertThat(registers(CHANGE_OF_PLAN.previous()).isAccepted()).isFalse();
    }

    private void set(String name, Interval from, GridPlan plan) {
        Founding.approve(
                market,
                new ProposedRules(name, from, List.of(new RuleChange.SetGrid(plan))),
                MarketOnLedger.REGULATOR_ADMIN);
    }

    private Decision<Receipt> registers(Interval from) {
        RuleChange meter = new RuleChange.RegisterSmartMeter(
                Founding.meter(1),
                Founding.meterKeys(1).publicKey(),
                new FeederId("f1"),
                Founding.limits(Founding.TRADING_LIMIT_WH));
        ProposedRules rules = new ProposedRules("meter", from, List.of(meter));
        market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(rules))
                .orThrow();
        return market.run(MarketOnLedger.COOPERATIVE_ADMIN, new EnergyCommand.ApproveRules(rules.id(), rules.digest()));
    }

    private static GridPlan merged() {
        GroupId all = new GroupId("all");
        List<Feeder> feeders = EnergyExamples.grid().feeders();
        List<FeederId> names = feeders.stream().map(Feeder::id).toList();
        return new GridPlan(
                feeders,
                List.of(new AnonymityGroup(all, names)),
                List.of(new LimitGroup(all, List.of(all), EnergyExamples.limit())));
    }
}
