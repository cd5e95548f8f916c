package org.gridmarket.testbed.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportingCommand;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FabricNetwork;
import org.gridmarket.process.RunFolder;
import org.gridmarket.testbed.bench.ClientPlots;
import org.gridmarket.testbed.bench.DirectWay;
import org.gridmarket.testbed.bench.LedgerBench;
import org.gridmarket.testbed.bench.ScenarioRow;
import org.gridmarket.testbed.day.Consortium;
import org.gridmarket.testbed.day.FabricConsortium;
import picocli.CommandLine;

/** What the ledger carries. */
@CommandLine.Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Starts a network of its own and sends, without a gateway between: empty transactions (the baseline) and"
                        + " offers, with 1 client up to all; offers in batches; solutions; closes; claims.",
        footer = {"", "Example: ./gridmarket bench ledger --clients 40 --report ledger.json"})
final class BenchLedger extends ReportingCommand {
    private static final int MOST_CLIENTS = 500;
    private static final int MOST_OPERATIONS = 50;

    /** The baseline and the market's simplest operation: what the plots show. */
    private static final List<String> COMPARED = List.of("empty", "single_offers");

    @CommandLine.Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "40",
            description = "Accounts that send at a time.")
    private int clients;

    @CommandLine.Option(
            names = "--operations",
            paramLabel = "N",
            defaultValue = "20",
            description = "Single offers of each.")
    private int operations;

    @CommandLine.Mixin
    private final OwnNetwork own = new OwnNetwork();

    @CommandLine.Mixin
    private final PlotsOption plots = new PlotsOption();

    @Override
    public Integer call() throws InterruptedException {
        CommandTools.requireWithin("--clients", clients, 2, MOST_CLIENTS);
        CommandTools.requireWithin("--operations", operations, 1, MOST_OPERATIONS);
        plots.requireFolder();
        RunFolder folder = own.folder();
        try (Closing closing = new Closing()) {
            FabricNetwork network = new FabricNetwork(Circumstances.home(), own.profile(), folder.file("network"));
            closing.add("end the network", network::down);
            network.up();
            Consortium consortium = FabricConsortium.open(network.properties());
            closing.add("close connections", consortium::close);
            FabricChain chain = OwnNetwork.chain(network.properties());
            closing.add("close the chain", chain::close);
            List<ScenarioRow> rows =
                    new LedgerBench(consortium, new DirectWay(chain), out()::println).run(clients, operations);
            show(rows);
            return 0;
        }
    }

    private void show(List<ScenarioRow> rows) {
        List<Map<String, Object>> scenarios =
                rows.stream().map(row -> row.keys(own.profile())).toList();
        print(TextTable.of(scenarios));
        rows.stream()
                .filter(row -> !row.failures().isEmpty())
                .forEach(row -> out().println(row.scenario() + " failed: " + row.failures()));
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("scenarios", scenarios);
        report(keys);
        out().println(BenchHomes.machine(report().circumstances()));
        Map<String, List<ScenarioRow>> compared = new LinkedHashMap<>();
        COMPARED.forEach(name -> compared.put(
                name, rows.stream().filter(row -> row.scenario().equals(name)).toList()));
        plots.write(ClientPlots.throughput(compared), "ledger-throughput.svg");
        plots.write(ClientPlots.latency(compared), "ledger-latency.svg");
    }
}
