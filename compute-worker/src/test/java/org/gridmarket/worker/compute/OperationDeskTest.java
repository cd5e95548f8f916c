package org.gridmarket.worker.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.worker.compute.role.Intent;
import org.gridmarket.worker.compute.role.JournalFile;
import org.gridmarket.worker.compute.role.OperationDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationDeskTest {
    private static final Clock CLOCK = Clock.real(ClockedLedger.EPOCH);

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void a_clock_that_is_behind_signs_under_no_period_that_is_sealed() {
        OperationDesk desk = new OperationDesk(
                Cast.JC.keys(), ClockedLedger.TARGET, CLOCK, new JournalFile(folder.resolve("journal")));
        LedgerPeriod next = CLOCK.at(ClockedLedger.EPOCH).next();
        desk.hear(new ClockEvent.PeriodSealed(next, ClockedLedger.EPOCH));

        Intent collects = Intent.of(new PurseCommand.Collect(List.of(new Deal(Deal.BOOKING, "transfer"))));
        assertThat(desk.toSend(List.of(collects), ClockedLedger.EPOCH, () -> ClockedLedger.operation(1)))
                .hasValueSatisfying(sent -> assertThat(sent.submission().lastBook())
                        .isEqualTo(next.next().asLast()));
    }
}
