package org.gridmarket.cli.energy;

import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.IntervalRange;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import picocli.CommandLine;

/** Takes assets from the meter's limits. */
@CommandLine.Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Takes assets, the right to produce or consume in an interval, within the meter's L+ and L-.",
        footer = {"", "Example: ./gridmarket withdraw --gateway 127.0.0.1:8080 --key home.key --production 500 40..47"})
public final class Withdraw extends SignedCommand {
    @CommandLine.Parameters(
            paramLabel = "A..B",
            converter = IntervalRange.Reading.class,
            description = "The intervals.")
    private IntervalRange intervals = new IntervalRange(CommandTools.ZERO, CommandTools.ZERO);

    @CommandLine.Option(
            names = "--production",
            paramLabel = "WH",
            defaultValue = "0",
            description = "EPA in each of them; 0 when absent.")
    private long production;

    @CommandLine.Option(
            names = "--consumption",
            paramLabel = "WH",
            defaultValue = "0",
            description = "ECA in each of them; 0 when absent.")
    private long consumption;

    @Override
    EnergyCommand.Signed command(Signer signer, MarketCalendar calendar, LedgerTime now) {
        Energy epa = CommandTools.usage(() -> Energy.ofWh(production));
        Energy eca = CommandTools.usage(() -> Energy.ofWh(consumption));
        return new EnergyCommand.WithdrawAssets(IntervalSet.range(intervals.first(), intervals.last()).stream()
                .map(t -> new AssetAmount(t, epa, eca))
                .toList());
    }

    @Override
    String done(EnergyCommand.Signed command, String resultJson, MarketTimes times) {
        return production + " Wh of EPA and " + consumption + " Wh of ECA in each of "
                + RecordCodec.of(EnergyResult.Settled.class).read(resultJson).intervals() + " intervals, from "
                + times.named(intervals.first()) + " to " + times.named(intervals.last());
    }
}
