package org.gridmarket.cli.energy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.gridmarket.api.v1.BookRequest;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.HexDigits;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.RecordCodec;
import picocli.CommandLine;

/** Shows a book. */
@CommandLine.Command(
        name = "book",
        mixinStandardHelpOptions = true,
        description = "Shows the offers and cancellations of a book.",
        footer = {"", "Example: ./gridmarket book 40 --gateway 127.0.0.1:8080"})
public final class ShowBook extends Question {
    private static final RecordCodec<OfferPage> PAGE = RecordCodec.of(OfferPage.class);

    /** Enough to tell accounts apart at a glance; --json has all digits. */
    @CommandLine.Parameters(paramLabel = "BOOK", description = "Its index.")
    private int book;

    @Override
    String ask(GatewayOption gateway) {
        ObjectNode whole = part(gateway, "");
        for (JsonNode next = whole.remove("next"); next != null; ) {
            ObjectNode part = part(gateway, next.asText());
            whole.withArray("pages").addAll((ArrayNode) part.get("pages"));
            whole.withArray("voids").addAll((ArrayNode) part.get("voids"));
            next = part.get("next");
        }
        return whole.toString();
    }

    private ObjectNode part(GatewayOption gateway, String after) {
        return (ObjectNode) CommandTools.read(gateway.ask(stub -> stub.getBook(
                        BookRequest.newBuilder().setRound(book).setAfter(after).build()))
                .getJson());
    }

    @Override
    String shown(String json, KnownMarket market) {
        JsonNode told = CommandTools.read(json);
        TextTable offers =
                new TextTable("offer", "account", "side", "energy_wh", "intervals", "begin", "price_micro_per_wh");
        int count = 0;
        for (JsonNode stored : told.get("pages")) {
            OfferPage page = PAGE.read(stored.toString());
            for (OfferPage.Posted posted : page.offers()) {
                count++;
                offers.row(
                        page.id() + "#" + posted.index(),
                        HexDigits.brief(page.account().toHex()),
                        posted.offer().side(),
                        posted.offer().energy().wh(),
                        posted.offer().intervals(),
                        market.times().of(posted.offer().intervals()),
                        posted.offer().reservation().microPerWh());
            }
        }
        String state = told.get("sealed").asBoolean() ? "sealed" : "open";
        return "book " + book + ", sealed at "
                + market.times().clock(market.calendar().gate(Book.of(book))) + ": " + state + ", " + count
                + " offers, "
                + told.get("voids").size() + " cancellations\n" + (count == 0 ? "" : offers);
    }
}
