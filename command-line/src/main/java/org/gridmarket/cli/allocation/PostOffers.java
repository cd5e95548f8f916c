package org.gridmarket.cli.allocation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridmarket.agent.allocation.ListedOffer;
import org.gridmarket.agent.allocation.OfferFile;
import org.gridmarket.agent.allocation.OfferRows;
import org.gridmarket.agent.csv.CsvRow;
import org.gridmarket.api.v1.AllocationMarketReply;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Posts offers into the open book. */
@CommandLine.Command(
        name = "offer",
        mixinStandardHelpOptions = true,
        description = {
            "Posts offers into the open book, as one page. Either one offer, typed here: SIDE and then NAME=VALUE for each field"
                    + " of the type and each dimension, where a field may be a span, as day=3..5; --value; or those of a file,"
                    + " --offers FILE, as docs/allocation.md describes offers.csv.",
            "A consumption offer puts its dearest alternative down out of the purse: volume times value."
        },
        footer = {
            "",
            "Example: ./gridmarket allocation offer seats consume day=3..5 seats=1 --value 2000000 --key home.key --gateway 127.0.0.1:8080",
            "Example: ./gridmarket allocation offer seats --offers offers.csv --member anna --key home.key --gateway 127.0.0.1:8080"
        })
final class PostOffers extends AllocationOperation {
    private static final Path TYPED = Path.of("typed");

    @CommandLine.Parameters(
            index = "1..*",
            paramLabel = "SIDE NAME=VALUE",
            description = "provide or consume; then fields and dimensions.")
    private List<String> words = new ArrayList<>();

    @CommandLine.Option(
            names = "--value",
            paramLabel = "µ",
            description = "For a unit of volume: what a provider wants at least, a consumer pays at most.")
    private @Nullable String value;

    @CommandLine.Option(
            names = "--flags",
            paramLabel = "STW",
            description = "S single, T together, W whole; those of the market's schema when absent.")
    private @Nullable String flags;

    @CommandLine.Option(
            names = "--until",
            paramLabel = "CYCLE",
            description = "The last cycle that may use it; as long as the market allows when absent.")
    private @Nullable String until;

    @CommandLine.Option(names = "--offers", paramLabel = "FILE", description = "Offers, in place of a typed one.")
    private @Nullable Path file;

    @CommandLine.Option(
            names = "--member",
            paramLabel = "NAME",
            description = "With --offers: only rows of this member; needed when the file has a column member.")
    private @Nullable String member;

    private Cycle book = Cycle.FIRST;

    @Override
    AllocationCommand.Signed command(AccountKey account, GatewayOption through) {
        AllocationMarketReply reply = AllocationQuestion.market(market(), through);
        book = new Cycle(ShowBook.openBook(reply));
        MarketSchema schema = AllocationQuestion.schema(reply);
        List<Offer> offers = (file == null ? typed(schema) : OfferFile.read(file, schema, member, book))
                .stream().map(ListedOffer::offer).toList();
        if (offers.isEmpty()) {
            throw new PartFailedException(file + " has no offer for book " + book);
        }
        return new AllocationCommand.PostOffers(market(), book, offers);
    }

    private List<ListedOffer> typed(MarketSchema schema) {
        if (words.isEmpty() || value == null) {
            throw new UsageException(
                    "type an offer (provide or consume, NAME=VALUE for each, --value), or name --offers FILE");
        }
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(OfferRows.OFFER, "offer");
        cells.put(OfferRows.SIDE, words.getFirst());
        cells.put(OfferRows.FLAGS, flags == null ? OfferRows.flags(words.getFirst(), schema) : flags);
        cells.put(OfferRows.VALUE, value);
        cells.put(OfferRows.UNTIL, until == null ? "" : until);
        for (String word : words.subList(1, words.size())) {
            String[] pair = word.split("=", 2);
            if (pair.length != 2
                    || !OfferRows.columns(schema).contains(pair[0])
                    || cells.put(pair[0], pair[1]) != null) {
                throw new UsageException("'" + word + "' is no NAME=VALUE, or named twice; there are "
                        + OfferRows.columns(schema).stream()
                                .filter(column -> !cells.containsKey(column))
                                .collect(Collectors.joining(", ")));
            }
        }
        OfferRows.columns(schema).stream()
                .filter(column -> !cells.containsKey(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new UsageException(column + " is missing: " + column + "=VALUE");
                });
        OfferRows rows = new OfferRows(schema, row -> "own", book);
        rows.add(new CsvRow(TYPED, 1, List.copyOf(cells.keySet()), List.copyOf(cells.values())));
        return rows.offers();
    }

    private PageId page(Submission signed) {
        return new PageId(book, OperationName.of(signed.signer(), signed.operation(), signed.lastBook()));
    }

    @Override
    protected String words(Submission signed, String resultJson) {
        if (resultJson.isEmpty()) {
            return "offers stand in page " + page(signed);
        }
        AllocationAnswer.AllocationPosting posted =
                RecordCodec.of(AllocationAnswer.AllocationPosting.class).read(resultJson);
        StringBuilder text = new StringBuilder();
        text.append(posted.accepted()).append(" offers stand in page ").append(posted.page());
        text.append(posted.deposit().isZero() ? "" : ", " + posted.deposit() + " are put down");
        posted.refused()
                .forEach(each -> text.append("\noffer ")
                        .append(each.position())
                        .append(" is left out, ")
                        .append(each.code())
                        .append(": ")
                        .append(each.detail()));
        return text.toString();
    }
}
