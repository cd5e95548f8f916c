package org.gridmarket.testbed.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** A gateway. The launcher starts it without this program; this is for its help and for who starts the jar. */
@CommandLine.Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the gateway of an organisation until it is stopped: relay, public stream, query interface, operator's page.",
            "Settings are lines name=value of a file, or -Dname=value; gateway-service/README.md lists them."
        },
        footer = {
            "",
            "Example: ./gridmarket gateway -Dgridmarket.network=network.properties -Dgridmarket.organisation=DSO",
            "Example: ./gridmarket gateway dso.properties rebuild",
            "Exit codes: 0 stopped, 2 a setting cannot be used, 70 an error that nobody caught; the log names it."
        })
final class GatewayProgram implements Callable<Integer> {
    @CommandLine.Parameters(
            arity = "0..2",
            paramLabel = "FILE",
            description = "Settings; and rebuild, to forget the rows and read the ledger from its first block.")
    private List<String> arguments = new ArrayList<>();

    @CommandLine.Option(names = "-D", paramLabel = "NAME=VALUE", description = "A setting; before the file's.")
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() {
        throw new PartFailedException("the launcher starts a gateway: " + Circumstances.home() + "/gridmarket gateway "
                + String.join(" ", arguments) + (settings.isEmpty() ? "" : " -D.."));
    }
}
