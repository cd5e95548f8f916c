package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportingCommand;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.testbed.privacy.mixing.MixBench;
import org.gridmarket.testbed.privacy.mixing.ProcessStopwatch;
import picocli.CommandLine;

/** What mixing costs. */
@CommandLine.Command(
        name = "mix",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Runs honest CoinShuffle mixes of several sizes, all participants in this process with one bundle each, and"
                        + " prints medians beside the published figures.",
        footer = {"", "Example: ./gridmarket bench mix --report mix.json"})
final class BenchMix extends ReportingCommand {
    private static final int WARM_UP = 3;
    private static final int MOST_RUNS = 1_000;
    private static final List<Integer> SIZES = List.of(5, 10, 20, 50);
    private static final int PUBLISHED_SIZE = 50;

    @CommandLine.Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "20",
            description = "Measured runs of each size, after a warm-up.")
    private int runs;

    @Override
    public Integer call() {
        CommandTools.requireWithin("--runs", runs, 1, MOST_RUNS);
        PrintWriter out = out();
        MixBench bench = new MixBench(new ProcessStopwatch(), WARM_UP, runs);
        TextTable table = new TextTable(
                "participants",
                "wall ms",
                "p95 ms",
                "cpu ms",
                "messages",
                "bytes",
                "CoinShuffle LAN, published",
                "DiceMix, published");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int size : SIZES) {
            MixBench.Row row = bench.measure(size);
            rows.add(row.keys());
            boolean published = size == PUBLISHED_SIZE;
            table.row(
                    row.participants(),
                    row.wallMs(),
                    row.wallP95Ms(),
                    row.cpuMs(),
                    row.messages(),
                    row.octets(),
                    published ? "30-40 s" : "",
                    published ? "under 8 s" : "");
        }
        out.print(table);
        out.println("medians of " + runs + " runs; " + report().circumstances().cores() + " cores, "
                + report().circumstances().machine());
        out.println("The published figures are of processes on a network; these are of one process, without one.");
        out.flush();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("rows", rows);
        report(keys);
        return 0;
    }
}
