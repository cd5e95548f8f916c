package org.gridmarket.gateway.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.readmodel.OneMarketModel;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.gridmarket.testkit.purse.PurseOnLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of the clock say what the ledger says. */
final class ClockRowsTest {
    private final OneMarketModel model = new OneMarketModel(new ClockTables());

    @AfterEach
    void close() {
        model.close();
    }

    /** The page of a gateway of the cooperative, at the ledger's time. */
    private ClockReports.Overview read(MarketOnLedger ledger, WaitingPeriods waiting) {
        model.read(new LedgerInMemory(ledger).blocks().stream());
        return new ClockReports(model.jdbi(), waiting, Organisation.COOPERATIVE, true, at(ledger)).overview();
    }

    private ClockReports.Overview read(MarketOnLedger ledger) {
        return read(ledger, new WaitingPeriods(new LedgerClock(), at(ledger)));
    }

    private static Clock at(MarketOnLedger ledger) {
        return Clock.fixed(Instant.ofEpochMilli(ledger.now().epochMillis()), ZoneOffset.UTC);
    }

    private static void send(MarketOnLedger ledger, ClockCommand command) {
        ledger.send(MarketOnLedger.DSO_ADMIN, ClockFunctions.NAMES.of(command), RecordCodec.text(command))
                .orThrow();
    }

    @Test
    void before_anybody_proposes_there_is_nothing() {
        ClockReports.Overview page = read(Founding.market());

        assertThat(page.founded()).isNull();
        assertThat(page.proposals()).isEmpty();
        assertThat(page.keepers().asked()).isNull();
    }

    @Test
    void of_an_organisations_proposals_the_last_one_waits() {
        MarketOnLedger ledger = Founding.market();
        LedgerTime epoch = ledger.now();
        send(ledger, new ClockCommand.ProposeClock(org.gridmarket.kernel.clock.Clock.simulated(epoch, 1_000)));
        send(ledger, new ClockCommand.ProposeClock(org.gridmarket.kernel.clock.Clock.real(epoch)));

        ClockReports.Overview page = read(ledger);

        assertThat(page.founded()).isNull();
        assertThat(page.proposals()).singleElement().satisfies(waits -> {
            assertThat(waits.by()).isEqualTo("DSO");
            assertThat(waits.terms().periodMillis()).isEqualTo(60_000);
            assertThat(waits.terms().digest())
                    .isEqualTo(org.gridmarket.kernel.clock.Clock.real(epoch)
                            .digest()
                            .toHex());
        });
    }

    @Test
    void a_founded_clock_stands_where_the_kernel_says() {
        PurseOnLedger purses = PurseOnLedger.founded();
        purses.goTo(purses.energy().now().plusMillis(61_000));

        assertThat(read(purses.energy()).founded()).isNotNull().satisfies(founded -> {
            assertThat(founded.terms()).isEqualTo(ClockReports.Terms.of(purses.clock()));
            assertThat(founded.present())
                    .isEqualTo(new ClockReports.Present(
                            1, purses.clock().end(LedgerPeriod.of(1)).epochMillis(), 1_441));
        });
    }

    @Test
    void a_sealed_period_has_its_time_its_transaction_and_what_was_swept() {
        PurseOnLedger purses = PurseOnLedger.founded();
        purses.fill(1, 1_000); // names period 1
        LedgerPeriod period = LedgerPeriod.of(1);
        purses.goTo(purses.clock().sealable(period).plusMillis(500));
        send(purses.energy(), new ClockCommand.SealPeriod(period));
        send(purses.energy(), new ClockCommand.SweepOutcomes(period, 100));

        ClockReports.Overview page = read(purses.energy());

        assertThat(page.sealed()).isEqualTo(1);
        assertThat(page.seals()).singleElement().satisfies(seal -> {
            assertThat(seal.period()).isEqualTo(1);
            assertThat(seal.sealedAt()).isGreaterThanOrEqualTo(seal.sealable() + 500);
            assertThat(seal.swept()).isEqualTo(1);
            assertThat(seal.transaction()).isNotEmpty();
        });
    }

    @Test
    void what_waits_is_shown_as_the_ledger_said_it() {
        PurseOnLedger purses = PurseOnLedger.founded();
        LedgerClock clock = new LedgerClock();
        clock.follow(new ClockEvent.ClockFounded(purses.clock()));
        WaitingPeriods waiting = new WaitingPeriods(clock, at(purses.energy()));
        purses.fill(1, 1_000);
        new PeriodChore(new LedgerInMemory(purses.energy()), clock, waiting, Organisation.COOPERATIVE)
                .next(purses.energy().now());

        ClockReports.Keepers keepers = read(purses.energy(), waiting).keepers();

        assertThat(keepers.after()).isEqualTo(10_000);
        assertThat(keepers.waiting())
                .containsExactly(new ClockReports.Waiting(
                        1, purses.clock().sealable(LedgerPeriod.of(1)).epochMillis(), null));
    }
}
