package org.gridmarket.cli.clock;

import org.gridmarket.cli.CommandTools;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import picocli.CommandLine;

/** What gateways do with one period by themselves, by hand. */
abstract class PeriodAct extends ClockAct {
    @CommandLine.Parameters(
            index = "0",
            paramLabel = "PERIOD",
            description = "Its index; clock periods lists what waits.")
    private int period;

    final LedgerPeriod period() {
        return CommandTools.usage(() -> new LedgerPeriod(period));
    }
}
