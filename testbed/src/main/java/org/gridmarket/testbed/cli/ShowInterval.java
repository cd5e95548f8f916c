package org.gridmarket.testbed.cli;

import org.gridmarket.api.v1.IntervalRequest;
import picocli.CommandLine;

/** Shows an interval. */
@CommandLine.Command(
        name = "interval",
        mixinStandardHelpOptions = true,
        description = "Shows status and final trades of an interval.",
        footer = {"", "Example: ./gridmarket interval 40 --gateway 127.0.0.1:8080"})
final class ShowInterval extends Question {
    @CommandLine.Parameters(paramLabel = "INTERVAL", description = "Its index.")
    private int interval;

    @Override
    String ask(GatewayOption gateway) {
        return gateway.ask(stub -> stub.getInterval(
                        IntervalRequest.newBuilder().setInterval(interval).build()))
                .getJson();
    }

    @Override
    String shown(String json) {
        return CommandTools.indented(json);
    }
}
