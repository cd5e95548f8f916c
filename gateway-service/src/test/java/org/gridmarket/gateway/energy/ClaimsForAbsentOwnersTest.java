package org.gridmarket.gateway.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.gridmarket.gateway.EnergyInTest;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.TradedMarket;
import org.gridmarket.gateway.readmodel.DatabaseAddress;
import org.gridmarket.gateway.readmodel.EventBlock;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ClaimsForAbsentOwnersTest {
    private static final MarketCalendar CALENDAR = EnergyExamples.calendar();

    private final LedgerInMemory ledger = new LedgerInMemory(TradedMarket.market());
    private final ReadDatabase database =
            ReadDatabase.open(DatabaseAddress.parse("h2:mem:sleepers"), 2, EnergyInTest.TABLES);
    private final ReadModel model = new ReadModel(database.jdbi(), List.of(EnergyInTest.alone()));
    private final ClaimsForAbsentOwners sleepers = new ClaimsForAbsentOwners(
            database.jdbi(), ledger, ledger.clock(), EnergyExamples.keyPair(700), new SecureRandom());

    @AfterEach
    void close() {
        database.jdbi().useHandle(rows -> rows.execute("drop all objects"));
        database.close();
    }

    private void read() {
        model.apply(ledger.blocks().stream().map(EventBlock::of).toList());
    }

    @Test
    void whoever_has_traded_and_not_claimed_sleeps() {
        read();

        assertThat(sleepers.of(TradedMarket.TRADED))
                .containsExactlyInAnyOrder(
                        EnergyExamples.account(TradedMarket.SELLER), EnergyExamples.account(TradedMarket.BUYER));
    }

    @Test
    void whoever_has_claimed_does_not_sleep() {
        ledger.with(market -> market.run(
                        EnergyExamples.keyPair(TradedMarket.SELLER),
                        new EnergyCommand.Claim(
                                EnergyExamples.account(TradedMarket.SELLER), IntervalSet.of(TradedMarket.TRADED)))
                .orThrow());
        read();

        assertThat(sleepers.of(TradedMarket.TRADED)).containsExactly(EnergyExamples.account(TradedMarket.BUYER));
    }

    @Test
    void after_claims_for_all_sleepers_the_interval_can_be_settled() {
        Interval later = Interval.of(6);
        ledger.with(market -> {
            market.advanceThrough(later);
            market.settleAndSweep(TradedMarket.EMPTY);
            return market;
        });
        read();

        sleepers.claim(TradedMarket.TRADED, CALENDAR, CALENDAR.gate(later.next()));

        assertThat(ledger.with(market -> market.run(MarketOnLedger.DSO, new EnergyCommand.Settle(TradedMarket.TRADED)))
                        .isAccepted())
                .isTrue();
    }

    @Test
    void claiming_leaves_the_time_before_a_gate_to_the_gate() {
        read();
        long before = ledger.newestBlock();

        sleepers.claim(TradedMarket.TRADED, CALENDAR, ledger.with(MarketOnLedger::now));

        assertThat(ledger.newestBlock()).isEqualTo(before);
    }
}
