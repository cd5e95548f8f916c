package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.agent.energy.meter.MeterDevice;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.api.Test;

class AnonymousDayTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final Interval FIRST = Interval.of(48);
    private static final Interval LAST = Interval.of(59);
    private static final int HOMES = 5;
    private static final int WINDOWS = 2;
    private static final Microgrid GRID =
            MergedMicrogrid.of(GeneratedMicrogrid.of(7, HOMES, LIMIT).within(FIRST, LAST), 2 * HOMES);

    /** One day for all tests that only look at it. */
    private static final DayInMemory DAY =
            new DayInMemory(GRID, AnonymityPlan.of(GRID, GRID, HidingChoice.USUAL)).trade();

    @Test
    void every_window_is_mixed_by_everybody() {
        assertThat(DAY.history().stream()
                        .filter(EnergyEvent.MixCommitted.class::isInstance)
                        .map(EnergyEvent.MixCommitted.class::cast))
                .hasSize(WINDOWS)
                .allMatch(mix -> mix.outputs().size() == 2 * HOMES);
    }

    @Test
    void every_agent_settles_its_day() {
        assertThat(DAY.homes().agents())
                .allSatisfy(agent -> assertThat(agent.waitsFor()).isEqualTo("nothing"));
        assertThat(DAY.homes().agents()).allMatch(TradingAgent::isDone);
    }

    @Test
    void every_offer_is_an_anonymous_accounts() {
        assertThat(DAY.board().pages())
                .isNotEmpty()
                .allMatch(page -> DAY.board().accounts().anonymous().contains(page.account()));
    }

    @Test
    void every_meter_finds_retired_what_was_withdrawn() {
        assertThat(DAY.homes().meters().stream().map(MeterDevice::imbalance)).allMatch(Optional::isEmpty);
    }

    @Test
    void assets_and_credit_are_conserved() {
        assertThat(DAY.board().accounts().assetOffence()).isEmpty();
        assertThat(DAY.board().accounts().creditOffence()).isEmpty();
        assertThat(DAY.board().accounts().unsettled()).isEmpty();
    }

    @Test
    void agents_of_an_honest_day_are_never_refused() {
        assertThat(DAY.homes().agents().stream().map(TradingAgent::refusals))
                .allSatisfy(refusals -> assertThat(refusals).isEmpty());
    }

    @Test
    void nothing_on_the_ledger_ties_an_anonymous_account_to_a_public_one() {
        assertThat(DAY.board().traces().accounts()).isEqualTo(WINDOWS * 2 * HOMES);
        assertThat(DAY.board().traces().offences()).isEmpty();
    }

    @Test
    void energy_is_traded() {
        assertThat(DAY.lines().stream().map(line -> line.finding().traded()).reduce(Energy.ZERO, Energy::plus))
                .isGreaterThan(Energy.ZERO);
    }
}
