package org.gridmarket.cli.energy;

import java.util.List;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.IntervalRange;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Posts one offer into the next book. */
@CommandLine.Command(
        name = "offer",
        mixinStandardHelpOptions = true,
        description = "Posts one offer into the next book. Prints the id of its page; the offer is PAGE#0.",
        footer = {"", "Example: ./gridmarket offer sell 500 40..47 --price 120 --gateway 127.0.0.1:8080 --key home.key"
        })
public final class PostOffer extends SignedCommand {
    @CommandLine.Parameters(index = "0", paramLabel = "SIDE", description = "sell or buy")
    private Side side = Side.SELL;

    @CommandLine.Parameters(index = "1", paramLabel = "WH", description = "Energy over all intervals together.")
    private long energy;

    @CommandLine.Parameters(
            index = "2",
            paramLabel = "A..B",
            converter = IntervalRange.Reading.class,
            description = "When.")
    private IntervalRange intervals = new IntervalRange(CommandTools.ZERO, CommandTools.ZERO);

    @CommandLine.Option(
            names = "--price",
            paramLabel = "MICRO_PER_WH",
            description = "What a seller wants at least, a buyer pays at most; the edge of the band when absent.")
    private @Nullable Long price;

    @Override
    EnergyCommand.Signed command(Signer signer, MarketCalendar calendar, LedgerTime now) {
        long edge = side == Side.SELL ? 0 : UnitPrice.MAX_MICRO_PER_WH; // counts as clamped to the band
        Offer offer = CommandTools.usage(() -> new Offer(
                side,
                Energy.ofWh(energy),
                IntervalSet.range(intervals.first(), intervals.last()),
                new UnitPrice(price == null ? edge : price)));
        return new EnergyCommand.PostOffers(calendar.roundAt(now).next(), List.of(offer));
    }
}
