package org.gridmarket.cli.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.gridmarket.api.v1.AllocationBookOffer;
import org.gridmarket.api.v1.AllocationBookReply;
import org.gridmarket.api.v1.AllocationBookRequest;
import org.gridmarket.api.v1.AllocationMarketReply;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The offers of a book. */
@CommandLine.Command(
        name = "book",
        mixinStandardHelpOptions = true,
        description = "Shows the offers of a book, a line for each alternative; that of the open one without CYCLE.",
        footer = {"", "Example: ./gridmarket allocation book seats 3 --gateway 127.0.0.1:8080"})
final class ShowBook extends AllocationQuestion {
    @CommandLine.Parameters(index = "0", paramLabel = "MARKET", description = "Its name.")
    private String market = "";

    @CommandLine.Parameters(index = "1", arity = "0..1", paramLabel = "CYCLE", description = "Its index.")
    private @Nullable Integer cycle;

    @Override
    String shown(GatewayOption through) {
        MarketName name = AllocationAct.name(market);
        int book = cycle == null
                ? openBook(market(name, through))
                : AllocationAct.cycle(cycle).index();
        List<AllocationBookOffer> offers = new ArrayList<>();
        AllocationBookReply part = ask(name, book, "", through);
        offers.addAll(part.getOffersList());
        while (!part.getNext().isEmpty()) {
            part = ask(name, book, part.getNext(), through);
            offers.addAll(part.getOffersList());
        }
        TextTable table = new TextTable(
                "offer", "account", "side", "flags", "type", "amounts", "value_micro", "last_cycle", "state");
        offers.forEach(each -> rows(each, table));
        return "book " + book + " of " + name + ": " + offers.size() + " offers\n" + (offers.isEmpty() ? "" : table);
    }

    /** The book that is open now. */
    static int openBook(AllocationMarketReply reply) {
        if (!reply.getMarket().hasOffering()) {
            throw new PartFailedException("no book of " + reply.getMarket().getMarket() + " is open: "
                    + (reply.getMarket().hasSolving()
                            ? "cycle " + reply.getMarket().getSolving() + " is solved, and its book closes the door"
                            : "the market has ended"));
        }
        return reply.getMarket().getOffering();
    }

    private static AllocationBookReply ask(MarketName market, int book, String after, GatewayOption through) {
        return through.askAt(channel -> allocations(channel)
                .getAllocationBook(AllocationBookRequest.newBuilder()
                        .setMarket(market.text())
                        .setBook(book)
                        .setAfter(after)
                        .build()));
    }

    private static void rows(AllocationBookOffer told, TextTable table) {
        Offer offer = RecordCodec.of(Offer.class).read(told.getOfferJson());
        for (Alternative each : offer.alternatives()) {
            table.row(
                    told.getOffer(),
                    brief(told.getAccount()),
                    offer.side(),
                    offer.flags().stream().map(Flag::name).collect(Collectors.joining("+")),
                    slashed(each.type().values().copy()),
                    slashed(each.amounts().values().copy()),
                    each.value().micro(),
                    offer.until(),
                    told.hasVoidFrom() ? "void from cycle " + told.getVoidFrom() : "stands");
        }
    }

    private static String slashed(long[] values) {
        return Arrays.stream(values).mapToObj(Long::toString).collect(Collectors.joining("/"));
    }
}
