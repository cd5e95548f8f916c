package org.gridmarket.cli.energy;

import com.fasterxml.jackson.databind.JsonNode;
import org.gridmarket.api.v1.IntervalRequest;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.HexDigits;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.quantity.Interval;
import picocli.CommandLine;

/** Shows an interval. */
@CommandLine.Command(
        name = "interval",
        mixinStandardHelpOptions = true,
        description = "Shows status and final trades of an interval.",
        footer = {"", "Example: ./gridmarket interval 40 --gateway 127.0.0.1:8080"})
public final class ShowInterval extends Question {
    /** Enough to tell pages apart at a glance; --json has all digits. */
    @CommandLine.Parameters(paramLabel = "INTERVAL", description = "Its index.")
    private int interval;

    @Override
    String ask(GatewayOption gateway) {
        return gateway.ask(stub -> stub.getInterval(
                        IntervalRequest.newBuilder().setInterval(interval).build()))
                .getJson();
    }

    @Override
    String shown(String json, KnownMarket market) {
        JsonNode told = CommandTools.read(json);
        TextTable trades = new TextTable("sell", "buy", "energy_wh", "price_micro_per_wh", "fee_micro_per_wh");
        for (JsonNode priced : told.get("trades")) {
            JsonNode trade = priced.get("trade");
            trades.row(
                    offer(trade.get("sell")),
                    offer(trade.get("buy")),
                    trade.get("energy").asText(),
                    priced.get("price").asText(),
                    priced.get("fee").asText());
        }
        String source = told.hasNonNull("source") ? ", " + told.get("source").asText() : "";
        return "interval " + market.times().named(Interval.of(interval)) + ": "
                + told.get("status").asText() + source + ", "
                + told.get("trades").size() + " trades" + unknown(market) + "\n"
                + (told.get("trades").isEmpty() ? "" : trades);
    }

    private String unknown(KnownMarket market) {
        int last = market.description().getPresent().getLastNameable();
        return interval > last
                ? "; nobody can name it yet: the last one is " + market.times().named(Interval.of(last))
                : "";
    }

    private static String offer(JsonNode id) {
        return HexDigits.brief(id.get("page").asText()) + "#" + id.get("index");
    }
}
