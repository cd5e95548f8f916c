package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gridmarket.audit.energy.AccountAudit;
import org.gridmarket.audit.energy.IntervalAudit;
import org.gridmarket.audit.energy.IntervalFinding;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.junit.jupiter.api.Test;

/** An audit of a day whose history was changed afterwards. */
class AuditOfADayTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final List<EnergyEvent> HISTORY = new DayInMemory(
                    GeneratedMicrogrid.of(7, 6, LIMIT).within(Interval.of(52), Interval.of(60)))
            .trade()
            .history();

    @Test
    void an_honest_history_has_no_offence() {
        assertThat(intervals(HISTORY)).isNotEmpty().allMatch(IntervalFinding::isFeasible);
    }

    @Test
    void more_energy_than_was_offered_is_found() {
        assertThat(intervals(changingTrades(trade -> new PricedTrade(
                        trade.trade().withEnergy(Energy.ofWh(trade.energy().wh() + 1_000_000)),
                        trade.price(),
                        trade.fee()))))
                .anyMatch(finding -> String.valueOf(finding.offence()).contains("OFFER_EXCEEDED"));
    }

    @Test
    void another_price_than_the_kernels_is_found() {
        assertThat(intervals(changingTrades(
                        trade -> new PricedTrade(trade.trade(), trade.price().plus(new UnitPrice(1)), trade.fee()))))
                .anyMatch(finding -> String.valueOf(finding.offence()).contains("prices or fees"));
    }

    @Test
    void trades_of_an_interval_that_was_finalised_too_late_are_found() {
        List<EnergyEvent> changed = HISTORY.stream()
                .map(event -> event instanceof EnergyEvent.Finalised done
                                && !done.trades().isEmpty()
                        ? new EnergyEvent.Finalised(done.interval(), done.time(), FinalSource.TOO_LATE, done.trades())
                        : event)
                .toList();

        assertThat(intervals(changed))
                .anyMatch(finding -> String.valueOf(finding.offence()).contains("TOO_LATE"));
    }

    @Test
    void a_retirement_that_keeps_something_back_is_found() {
        List<EnergyEvent> changed = HISTORY.stream()
                .map(event -> event instanceof EnergyEvent.Retired done
                        ? new EnergyEvent.Retired(
                                done.account(),
                                done.t(),
                                Energy.ofWh(done.production().wh() + 1),
                                done.consumption(),
                                done.tag())
                        : event)
                .toList();

        assertThat(accounts(changed).assetOffence()).get().asString().contains("EPA");
    }

    @Test
    void money_that_nobody_booked_is_found() {
        List<EnergyEvent> changed = HISTORY.stream()
                .filter(event -> !(event instanceof EnergyEvent.MoneyBooked))
                .toList();

        assertThat(accounts(changed).creditOffence()).get().asString().contains("collected more than was booked");
    }

    @Test
    void an_account_that_spends_more_than_it_has_is_found() {
        List<EnergyEvent> changed = HISTORY.stream()
                .filter(event -> !(event instanceof EnergyEvent.CreditCollected))
                .toList();

        assertThat(accounts(changed).creditOffence()).get().asString().contains(" has -");
    }

    private static List<EnergyEvent> changingTrades(UnaryOperator<PricedTrade> change) {
        List<EnergyEvent> changed = new ArrayList<>();
        for (EnergyEvent event : HISTORY) {
            changed.add(
                    event instanceof EnergyEvent.Finalised done
                            ? new EnergyEvent.Finalised(
                                    done.interval(),
                                    done.time(),
                                    done.source(),
                                    done.trades().stream().map(change).toList())
                            : event);
        }
        return changed;
    }

    private static List<IntervalFinding> intervals(List<EnergyEvent> history) {
        IntervalAudit audit = new IntervalAudit(null);
        history.forEach(audit::observe);
        return audit.findings();
    }

    private static AccountAudit accounts(List<EnergyEvent> history) {
        AccountAudit audit = new AccountAudit();
        history.forEach(audit::observe);
        return audit;
    }
}
