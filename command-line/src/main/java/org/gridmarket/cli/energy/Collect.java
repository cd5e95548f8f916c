package org.gridmarket.cli.energy;

import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import picocli.CommandLine;

/** Pulls money that the DSO has booked. */
@CommandLine.Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        description = "Takes the money that the DSO has booked for an account as credit.",
        footer = {"", "Example: ./gridmarket collect --gateway 127.0.0.1:8080 --key home.key"})
public final class Collect extends SignedCommand {
    @Override
    EnergyCommand.Signed command(Signer signer, MarketCalendar calendar, LedgerTime now) {
        return new EnergyCommand.CollectCredit();
    }

    @Override
    String done(EnergyCommand.Signed command, String resultJson, MarketTimes times) {
        return RecordCodec.of(EnergyResult.Moved.class).read(resultJson).amount() + " of credit";
    }
}
