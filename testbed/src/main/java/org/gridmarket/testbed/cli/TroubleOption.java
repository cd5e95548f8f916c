package org.gridmarket.testbed.cli;

import java.util.List;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.testbed.day.DayTroubles;
import org.gridmarket.testbed.day.GatewayOutage;
import org.gridmarket.testbed.day.TradingDay;
import picocli.CommandLine;

/** What a day has to bear. */
final class TroubleOption {
    @CommandLine.Option(
            names = "--lying-gateway",
            description =
                    "One of the three gateways lies to agents, meters and solvers: it invents, withholds and spoils"
                            + " events and answers falsely. The day trades what it trades without.")
    private boolean lyingGateway;

    @CommandLine.Option(
            names = "--tls",
            description =
                    "Gateways and forwarders have a certificate, and all speak TLS with them, as between machines.")
    private boolean tls;

    @CommandLine.Option(
            names = "--kill-homes",
            paramLabel = "N",
            defaultValue = "0",
            description = "Kills agent or meter of homes that run by themselves, N times at random moments.")
    private int killHomes;

    @CommandLine.Option(
            names = "--nodes",
            description =
                    "A node for each organisation that has a gateway: homes and solvers are told of one gateway and find the others.")
    private boolean nodes;

    @CommandLine.Option(
            names = "--fault",
            paramLabel = "gateway:ORGANISATION@A..B",
            description =
                    "Kills the gateway of an organisation when interval A begins; it comes back at another address when B ends."
                            + " Repeat it for more. Homes and solvers go to the others; with --nodes they find it again.")
    private List<String> faults = List.of();

    /** The same day, with this in its way. */
    TradingDay in(TradingDay day) {
        CommandTools.requireWithin("--kill-homes", killHomes, 0, 1_000);
        List<GatewayOutage> outages = CommandTools.usage(
                () -> faults.stream().map(GatewayOutage::parse).toList());
        return day.findingGateways(nodes).bearing(new DayTroubles(lyingGateway, tls, killHomes, outages));
    }
}
