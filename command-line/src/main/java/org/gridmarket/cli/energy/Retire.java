package org.gridmarket.cli.energy;

import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.IntervalRange;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import picocli.CommandLine;

/** Retires what is left of final intervals. */
@CommandLine.Command(
        name = "retire",
        mixinStandardHelpOptions = true,
        description = "Claims the final trades of intervals and retires what is left of their assets.",
        footer = {"", "Example: ./gridmarket retire 40..47 --gateway 127.0.0.1:8080 --key home.key"})
public final class Retire extends SignedCommand {
    @CommandLine.Parameters(
            paramLabel = "A..B",
            converter = IntervalRange.Reading.class,
            description = "Final intervals.")
    private IntervalRange intervals = new IntervalRange(CommandTools.ZERO, CommandTools.ZERO);

    @Override
    EnergyCommand.Signed command(Signer signer, MarketCalendar calendar, LedgerTime now) {
        Bytes untagged = Bytes.of(new byte[0]);
        return new EnergyCommand.Retire(IntervalSet.range(intervals.first(), intervals.last()).stream()
                .map(t -> new RetirementTag(t, untagged))
                .toList());
    }

    @Override
    String done(EnergyCommand.Signed command, String resultJson, MarketTimes times) {
        return RecordCodec.of(EnergyResult.Settled.class).read(resultJson).intervals() + " intervals, from "
                + times.named(intervals.first()) + " to " + times.named(intervals.last());
    }
}
