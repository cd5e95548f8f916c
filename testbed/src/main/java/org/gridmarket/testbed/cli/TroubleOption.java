package org.gridmarket.testbed.cli;

import org.gridmarket.cli.CommandTools;
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

    /** The same day, with this in its way. */
    TradingDay in(TradingDay day) {
        CommandTools.requireWithin("--kill-homes", killHomes, 0, 1_000);
        day.overTls(tls).killingHomes(killHomes);
        return lyingGateway ? day.withLyingGateway() : day;
    }
}
