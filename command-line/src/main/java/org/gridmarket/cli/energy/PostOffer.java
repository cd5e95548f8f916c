package org.gridmarket.cli.energy;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.IntervalRange;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Posts one offer into the next book. */
@CommandLine.Command(
        name = "offer",
        mixinStandardHelpOptions = true,
        description = "Posts one offer into the next book, and prints its id, PAGE#0.",
        footer = {
            "",
            "Example: ./gridmarket offer sell 500 40..47 --price 120 --wait --gateway 127.0.0.1:8080 --key home.key"
        })
public final class PostOffer extends SignedCommand {
    private static final RecordCodec<EnergyResult.Posted> POSTED = RecordCodec.of(EnergyResult.Posted.class);

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

    @CommandLine.Option(
            names = "--wait",
            description = "Then follow the market until it is known what became of the offer. Ctrl-C ends only that.")
    private boolean wait;

    @Override
    EnergyCommand.Signed command(Signer signer, MarketCalendar calendar, LedgerTime now) {
        long edge = side == Side.SELL ? 0 : UnitPrice.MAX_MICRO_PER_WH; // counts as clamped to the band
        Offer offer = CommandTools.usage(() -> new Offer(
                side,
                Energy.ofWh(energy),
                IntervalSet.range(intervals.first(), intervals.last()),
                new UnitPrice(price == null ? edge : price)));
        return new EnergyCommand.PostOffers(calendar.roundAt(now).next().book(), List.of(offer));
    }

    @Override
    String done(EnergyCommand.Signed command, String resultJson, MarketTimes times) {
        EnergyResult.Posted posted = POSTED.read(resultJson);
        if (posted.accepted().isEmpty()) {
            EnergyResult.Posted.Refusal refused = posted.refused().getFirst();
            return "the offer is refused, " + refused.code() + ": " + refused.detail();
        }
        Book book = ((EnergyCommand.PostOffers) command).book();
        return "offer " + new OfferId(posted.page(), 0) + " stands in book " + book + " and counts from round "
                + book.next() + " on, which begins at "
                + times.clock(times.calendar().gate(book));
    }

    @Override
    int follow(Carried carried, Map<String, Object> keys, PrintWriter out) throws InterruptedException {
        EnergyResult.Posted posted = POSTED.read(carried.resultJson());
        if (posted.accepted().isEmpty()) {
            return ExitCode.FAILED;
        }
        if (wait) {
            OfferFate fate = new OfferFate(
                    new OfferId(posted.page(), 0), carried.market().times());
            new OfferWatch(fate, carried.market().times(), out)
                    .until(carried.link(), carried.market().calendar().gate(intervals.last()));
            keys.put("became", fate.keys());
        }
        return 0;
    }
}
