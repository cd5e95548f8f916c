package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.process.Closing;
import org.gridmarket.testbed.day.DaySetup;
import org.gridmarket.testbed.day.RunningNetwork;
import org.gridmarket.testbed.stream.StreamCase;
import org.gridmarket.testbed.stream.StreamRun;
import org.gridmarket.testbed.stream.StreamTransactions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How soon outputs come and epochs are paid. */
@CommandLine.Command(
        name = "stream",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "People counted on thermal frames over a real broker and a real ledger: from an input to its first output, from an"
                    + " offer to its allocation, from the end of an epoch to its payment, in ms; transactions and memory.",
            "Nobody lies and nothing is killed, unless it is asked for."
        },
        footer = {
            "",
            "Example: ./gridmarket bench stream --profile dev --customers 1 --suppliers 1 --rate 100 --epochs 40",
            "Example: ./gridmarket bench stream --profile dev --customers 20 --suppliers 30 --rate 8 --report stream.json",
            "Example: ./gridmarket bench stream --profile dev --customers 10 --suppliers 10 --liars 10"
        })
final class BenchStream implements Callable<Integer> {
    private static final int MOST_PARTIES = 40;
    private static final int MOST_EPOCHS = 256;
    private static final int MOST_SECONDS = 600;
    private static final int MOST_PER_SECOND = 500;

    @CommandLine.Option(names = "--customers", paramLabel = "N", defaultValue = "4", description = "A camera each.")
    private int customers;

    @CommandLine.Option(
            names = "--suppliers",
            paramLabel = "N",
            defaultValue = "4",
            description = "Each with one machine, that takes one lane.")
    private int suppliers;

    @CommandLine.Option(
            names = "--lanes",
            paramLabel = "N",
            defaultValue = "1",
            description = "Replicas that the first customer leases.")
    private int lanes;

    @CommandLine.Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "8",
            description = "Inputs a second of each customer.")
    private int rate;

    @CommandLine.Option(names = "--epochs", paramLabel = "N", defaultValue = "6", description = "Of each lease.")
    private int epochs;

    @CommandLine.Option(
            names = "--epoch-seconds",
            paramLabel = "N",
            defaultValue = "15",
            description = "How long an epoch is, and each step about it may take.")
    private int epochSeconds;

    @CommandLine.Option(
            names = "--liars",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "So many of the first suppliers lie: the first is lazy, the second guesses, and so on by turns.")
    private int liars;

    @CommandLine.Option(
            names = "--kills",
            description = "The last supplier and the broker are killed and started again.")
    private boolean kills;

    @CommandLine.Option(
            names = "--in-process",
            description =
                    "A ledger in this process instead of a Fabric network: what is streamed is the same, the ledger quicker.")
    private boolean inProcess;

    @CommandLine.Mixin
    private final OwnNetwork own = new OwnNetwork();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CommandTools.requireWithin("--customers", customers, 1, MOST_PARTIES);
        CommandTools.requireWithin("--suppliers", suppliers, 1, MOST_PARTIES);
        CommandTools.requireWithin("--liars", liars, 0, suppliers);
        CommandTools.requireWithin("--lanes", lanes, 1, 8);
        CommandTools.requireWithin("--rate", rate, 1, MOST_PER_SECOND);
        CommandTools.requireWithin("--epochs", epochs, 1, MOST_EPOCHS);
        CommandTools.requireWithin("--epoch-seconds", epochSeconds, 1, MOST_SECONDS);
        StreamCase play =
                new StreamCase(customers, suppliers, 1, lanes, epochs, epochSeconds, epochSeconds, rate, liars, kills);
        DaySetup setup = own.setup();
        try (Closing closing = new Closing()) {
            Optional<RunningNetwork> network =
                    inProcess ? Optional.empty() : Optional.of(RunningNetwork.start(setup, closing));
            StreamRun run = network.map(fabric -> new StreamRun(
                            setup,
                            fabric.consortium(),
                            fabric.parts().gateways(),
                            play,
                            closing,
                            BenchHomes.progress(spec)))
                    .orElseGet(() -> StreamRun.inProcess(setup, play, closing, BenchHomes.progress(spec)));
            long begun = System.nanoTime();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("customers", customers);
            row.put("suppliers", suppliers);
            row.put("inputs_per_second", rate * customers);
            Map<String, Object> seen = new TreeMap<>(run.run());
            row.putAll(seen);
            if (network.isPresent()) {
                FabricChain chain =
                        OwnNetwork.chain(network.get().parts().network().properties());
                closing.add("close the chain", chain::close);
                row.putAll(StreamTransactions.of(chain));
            }
            row.put("wall_s", (System.nanoTime() - begun) / 1_000_000_000);
            show(row);
            return run.isGood(seen) ? 0 : 1;
        }
    }

    private void show(Map<String, Object> row) {
        TextTable table = new TextTable("what", "seen");
        row.forEach(table::row);
        PrintWriter out = CommandTools.out(spec);
        out.print(table);
        out.println(BenchHomes.machine(report.circumstances()));
        out.flush();
        report.write(row);
    }
}
