package org.gridmarket.testbed.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.client.energy.GrpcGatewayLink;
import org.gridmarket.process.Closing;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.bench.FailoverBench;
import org.gridmarket.testbed.bench.FailoverTry;
import org.gridmarket.testbed.bench.GatewayFault;
import org.gridmarket.testbed.day.Consortium;
import org.gridmarket.testbed.day.FabricConsortium;
import org.gridmarket.testbed.day.PartsOfDay;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A gateway dies. */
@CommandLine.Command(
        name = "failover",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Starts a network of its own with a gateway and a node for each organisation, and kills and stops (SIGSTOP) the"
                        + " gateways in turn. A client that was told of one gateway asks one question after the other: how long is"
                        + " it without an answer? Six accounts send an offer each at the moment of the fault: when do they know"
                        + " that it is on the ledger?",
        footer = {"", "Example: ./gridmarket bench failover --tries 12 --report failover.json"})
final class BenchFailover implements Callable<Integer> {
    /** Each is an operation of each account, and live pages are bounded. */
    private static final int MOST_TRIES = 15;

    @CommandLine.Option(
            names = "--tries",
            paramLabel = "N",
            defaultValue = "12",
            description = "Of each kind of fault.")
    private int tries;

    @CommandLine.Option(
            names = "--within",
            paramLabel = "MS",
            defaultValue = "2000",
            description = "The command fails when a client was longer without an answer.")
    private int withinMillis;

    @CommandLine.Mixin
    private final OwnNetwork own = new OwnNetwork();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CommandTools.requireWithin("--tries", tries, 1, MOST_TRIES);
        CommandTools.requireWithin("--within", withinMillis, 1, 60_000);
        try (Closing closing = new Closing()) {
            PartsOfDay parts = new PartsOfDay(own.setup(), closing);
            parts.startNetwork();
            Consortium consortium = FabricConsortium.open(parts.network().properties());
            closing.add("close connections", consortium::close);
            parts.startNodes(consortium.members(), consortium.peers());
            parts.startGateways(consortium.members(), consortium.peers());
            parts.awaitGateways();
            parts.awaitNodes().ifPresent(why -> {
                throw new PartFailedException("gateways are not found by their nodes: " + why);
            });
            GrpcGatewayLink link = new GrpcGatewayLink(
                    GatewayConnections.discovering(
                            parts.clientsView().orElseThrow(), parts.contacts(0), Optional.empty()),
                    0);
            closing.add("close the gateway link", link::close);
            Thread.ofVirtual().name("events").start(() -> link.listen(told -> {}));
            List<FailoverTry> found = new FailoverBench(consortium, parts, link, BenchHomes.progress(spec)).run(tries);
            return show(found);
        }
    }

    private int show(List<FailoverTry> found) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (GatewayFault fault : GatewayFault.values()) {
            rows.add(FailoverTry.keys(fault, found));
        }
        CommandTools.print(spec, TextTable.of(rows));
        CommandTools.out(spec).println(BenchHomes.machine(report.circumstances()));
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("rows", rows);
        keys.put("within_ms", withinMillis);
        report.write(keys);
        return found.stream().allMatch(each -> each.outageMillis() <= withinMillis) ? 0 : ExitCode.FAILED;
    }
}
