package org.gridmarket.testbed.cli;

import org.gridmarket.api.v1.RoundRequest;
import picocli.CommandLine;

/** Shows a book. */
@CommandLine.Command(
        name = "book",
        mixinStandardHelpOptions = true,
        description = "Shows the offers and cancellations of a book.",
        footer = {"", "Example: ./gridmarket book 40 --gateway 127.0.0.1:8080"})
final class ShowBook extends Question {
    @CommandLine.Parameters(paramLabel = "BOOK", description = "Its index.")
    private int book;

    @Override
    String ask(GatewayOption gateway) {
        return gateway.ask(stub ->
                        stub.getBook(RoundRequest.newBuilder().setRound(book).build()))
                .getJson();
    }

    @Override
    String shown(String json) {
        return CommandTools.indented(json);
    }
}
