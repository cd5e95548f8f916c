package org.gridmarket.agent.energy.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Troubles troubles = new Troubles(() -> Instant.EPOCH);
    private final Admission admission = new Admission(new MeterId("101"), "keys/meter.key");

    private static List<EnergyEvent> registered(String meter) {
        RuleChange change = new RuleChange.RegisterSmartMeter(
                new MeterId(meter),
                EnergyExamples.account(1),
                EnergyExamples.grid().feeders().getFirst().id(),
                new TradingLimits(Energy.ofWh(500), Energy.ofWh(500)));
        return List.of(
                new EnergyEvent.RuleEffective(new ProposedRules("meter-" + meter, Interval.of(40), List.of(change))));
    }

    @Test
    void a_home_that_the_market_does_not_know_is_told_the_command_that_asks() {
        admission.observe(registered("102"));

        admission.tell(troubles);

        assertThat(troubles.list()).singleElement().satisfies(trouble -> {
            assertThat(trouble.what()).contains("does not know meter 101");
            assertThat(trouble.next()).contains("gridmarket enrol 101 --meter-key keys/meter.key");
        });
    }

    @Test
    void the_trouble_is_over_when_the_meter_is_registered() {
        admission.tell(troubles);
        admission.observe(registered("101"));

        admission.tell(troubles);

        assertThat(troubles.list()).isEmpty();
    }
}
