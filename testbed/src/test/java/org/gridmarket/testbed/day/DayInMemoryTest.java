package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.agent.energy.AgentTally;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.agent.energy.meter.MeterDevice;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.api.Test;

class DayInMemoryTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final Interval FIRST = Interval.of(44);
    private static final Interval LAST = Interval.of(75);
    private static final Microgrid HOMES = GeneratedMicrogrid.of(7, 8, LIMIT).within(FIRST, LAST);

    /** One day for all tests that only look at it. */
    private static final DayInMemory DAY = new DayInMemory(HOMES).trade();

    @Test
    void every_interval_becomes_final_and_feasible() {
        assertThat(DAY.lines())
                .hasSize(HOMES.intervals())
                .allMatch(line -> line.finding().isFeasible());
    }

    @Test
    void every_agent_settles_its_day() {
        assertThat(DAY.homes().agents()).allMatch(TradingAgent::isDone);
    }

    @Test
    void every_meter_finds_retired_what_was_withdrawn() {
        assertThat(DAY.homes().meters().stream().map(MeterDevice::imbalance)).allMatch(Optional::isEmpty);
    }

    @Test
    void rounds_trade_as_much_as_the_whole_day_at_once() {
        EnergySum traded =
                EnergySum.of(DAY.lines().stream().map(line -> line.finding().traded()));
        MarketRules rules = MarketRules.NONE.withGrid(FIRST, HOMES.grid()).withTariff(FIRST, DayPlan.TARIFF);
        assertThat(traded)
                .isEqualTo(WholeDay.optimum(DAY.board().pages(), rules, FIRST, LAST))
                .isGreaterThan(EnergySum.ZERO);
    }

    @Test
    void accounts_on_the_ledger_hold_what_their_trades_make_them() {
        List<Money> held = new ArrayList<>();
        List<Money> expected = new ArrayList<>();
        DAY.board().accounts().credit().forEach((key, credit) -> {
            String answer = DAY.consortium().ask(Organisation.DSO, new EnergyQuery.ReadAccount(key));
            held.add(RecordCodec.of(Account.class).read(answer).credit());
            expected.add(credit);
        });
        assertThat(held).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void assets_and_credit_are_conserved() {
        assertThat(DAY.board().accounts().assetOffence()).isEmpty();
        assertThat(DAY.board().accounts().creditOffence()).isEmpty();
        assertThat(DAY.board().accounts().unsettled()).isEmpty();
    }

    @Test
    void lost_answers_make_nothing_happen_twice() {
        DayInMemory lossy = new DayInMemory(HOMES).losingAnswers(3).trade();

        assertThat(lossy.homes().agents().stream().map(TradingAgent::tally).map(AgentTally::indeterminates))
                .anyMatch(count -> count > 0);
        assertThat(lossy.lines().stream().map(line -> line.finding().traded()).toList())
                .isEqualTo(DAY.lines().stream()
                        .map(line -> line.finding().traded())
                        .toList());
        assertThat(lossy.homes().agents()).allMatch(TradingAgent::isDone);
    }

    @Test
    void agents_of_an_honest_day_are_never_refused() {
        assertThat(DAY.homes().agents().stream().map(TradingAgent::refusals)).allMatch(Map::isEmpty);
    }
}
