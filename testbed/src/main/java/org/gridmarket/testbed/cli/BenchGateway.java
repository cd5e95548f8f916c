package org.gridmarket.testbed.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.process.Closing;
import org.gridmarket.testbed.bench.ClientPlots;
import org.gridmarket.testbed.bench.GatewayBench;
import org.gridmarket.testbed.bench.ScenarioRow;
import org.gridmarket.testbed.bench.StreamRow;
import org.gridmarket.testbed.bench.WayRow;
import org.gridmarket.testbed.day.PartsOfDay;
import org.gridmarket.testbed.day.RunningNetwork;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What gateways carry. */
@CommandLine.Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Starts a network of its own with two gateways and sends the same offers directly to peers (the baseline),"
                        + " through one gateway, through both, and sealed through an oblivious relay; with 1 client up to all,"
                        + " one offer and 200 offers in an operation. Then more and more listeners follow a gateway's event"
                        + " stream: how long after a peer tells of a block do they hear of it?",
        footer = {"", "Example: ./gridmarket bench gateway --clients 40 --listeners 200 --report gateway.json"})
final class BenchGateway implements Callable<Integer> {
    private static final int MOST_CLIENTS = 200;

    /** More would not fit the live pages of an account, with the steps before and the batches after. */
    private static final int MOST_OPERATIONS = 36;

    /** What a gateway lets in at a time. */
    private static final int MOST_LISTENERS = 1_000;

    private static final int MOST_MILLIS = 60_000;

    @CommandLine.Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "40",
            description = "Accounts that send at a time.")
    private int clients;

    @CommandLine.Option(
            names = "--operations",
            paramLabel = "N",
            defaultValue = "18",
            description = "Single offers of each by each way, in three passes.")
    private int operations;

    @CommandLine.Option(
            names = "--listeners",
            paramLabel = "N",
            defaultValue = "200",
            description = "Listeners of the event stream at a time.")
    private int listeners;

    @CommandLine.Option(
            names = "--within",
            paramLabel = "MS",
            defaultValue = "500",
            description = "A gateway serves so many listeners as hear 95 %% of the events within this time.")
    private int withinMillis;

    @CommandLine.Mixin
    private final OwnNetwork own = new OwnNetwork();

    @CommandLine.Mixin
    private final PlotsOption plots = new PlotsOption();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CommandTools.requireWithin("--clients", clients, 2, MOST_CLIENTS);
        CommandTools.requireWithin("--operations", operations, 1, MOST_OPERATIONS);
        CommandTools.requireWithin("--listeners", listeners, 1, MOST_LISTENERS);
        CommandTools.requireWithin("--within", withinMillis, 1, MOST_MILLIS);
        plots.requireFolder();
        try (Closing closing = new Closing()) {
            RunningNetwork network = RunningNetwork.start(own.setup(), closing);
            PartsOfDay parts = network.parts();
            FabricChain chain = OwnNetwork.chain(parts.network().properties());
            closing.add("close the chain", chain::close);
            GatewayBench.Result result = new GatewayBench(
                            network.consortium(), chain, parts.endpoints(), BenchHomes.progress(spec))
                    .run(clients, operations, listeners);
            show(result);
            return 0;
        }
    }

    private void show(GatewayBench.Result result) {
        List<Map<String, Object>> ways =
                result.ways().stream().map(row -> row.keys(own.profile())).toList();
        List<Map<String, Object>> streams =
                result.streams().stream().map(StreamRow::keys).toList();
        CommandTools.print(spec, TextTable.of(ways));
        result.ways().stream()
                .filter(row -> !row.measured().failures().isEmpty())
                .forEach(row -> CommandTools.out(spec)
                        .println(row.way() + " failed: " + row.measured().failures()));
        CommandTools.print(spec, TextTable.of(streams));
        int served = StreamRow.served(result.streams(), withinMillis);
        CommandTools.out(spec)
                .println("listeners that hear 95 % within " + withinMillis + " ms: " + served + " of " + listeners);
        CommandTools.out(spec).println(BenchHomes.machine(report.circumstances()));
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("rows", ways);
        keys.put("streams", streams);
        keys.put("within_ms", withinMillis);
        keys.put("listeners_served", served);
        report.write(keys);
        Map<String, List<ScenarioRow>> single = new LinkedHashMap<>();
        for (WayRow row : result.ways()) {
            if (row.measured().offersPerOperation() == 1) {
                single.computeIfAbsent(row.way(), way -> new ArrayList<>()).add(row.measured());
            }
        }
        plots.write(ClientPlots.throughput(single), "gateway-throughput.svg");
        plots.write(ClientPlots.latency(single), "gateway-latency.svg");
    }
}
