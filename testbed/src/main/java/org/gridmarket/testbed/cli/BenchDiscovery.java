package org.gridmarket.testbed.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.testbed.bench.discovery.DiscoveryBench;
import org.gridmarket.testbed.bench.discovery.DiscoveryRow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How fast services are found and missed. */
@CommandLine.Command(
        name = "discovery",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Starts daemons on machines that are network namespaces of this one (as root, with ip and iptables; else addresses"
                    + " of the loopback network, whose wires cannot be cut), and measures on one clock how soon all are told of a"
                    + " service, and that one is gone. Each line stands beside what is to be reached and what the text says.",
            "Rows: speed (announce to told, also with a quarter freshly killed), deaths (program killed and stopped, node killed,"
                    + " wire cut, daemon started again), sites (two sites, a bridge killed), partitions, loss (no false word), dht"
                    + " (OpenDHT in our nodes' place)."
        },
        footer = {
            "",
            "Example: ./gridmarket bench discovery --rows speed,deaths --machines 5,9",
            "Example: ./gridmarket bench discovery --rows loss --machines 32 --minutes 60"
        })
final class BenchDiscovery implements Callable<Integer> {
    private static final int MOST_MACHINES = 64;
    private static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_RUNS = 1_000;

    /** The text's figures for so many nodes (5.4, Table 5.1). */
    private static final Map<Integer, String> TEXT =
            Map.of(5, "1-7 ms", 9, "18-32 ms", 17, "2-23 ms", 32, "27-35 ms, 2.04 s once");

    /** What can be measured. */
    enum Row {
        SPEED,
        DEATHS,
        SITES,
        PARTITIONS,
        LOSS,
        DHT
    }

    @CommandLine.Option(
            names = "--rows",
            paramLabel = "ROW",
            split = ",",
            defaultValue = "speed,deaths,sites,partitions",
            description = "Which: ${COMPLETION-CANDIDATES}, in any case.")
    private Set<Row> rows = Set.of();

    @CommandLine.Option(
            names = "--machines",
            paramLabel = "N",
            split = ",",
            defaultValue = "5,9,17",
            description = "How many, for speed; the largest number for loss and dht.")
    private List<Integer> machines = List.of();

    @CommandLine.Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "20",
            description = "Announcements for speed; of deaths and partitions a quarter as many.")
    private int runs;

    @CommandLine.Option(
            names = "--parted",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long a partition lasts.")
    private int partedSeconds;

    @CommandLine.Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long nobody may be told anything false while packets are lost.")
    private int minutes;

    @CommandLine.Option(
            names = "--dhtnode",
            paramLabel = "FILE",
            defaultValue = "/usr/bin/dhtnode",
            description = "OpenDHT's program, from 2.4 on.")
    private Path dhtnode = Path.of("dhtnode");

    @CommandLine.Mixin
    private final NewFolderOption dir = new NewFolderOption();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        machines.forEach(each -> CommandTools.requireWithin("--machines", each, 2, MOST_MACHINES));
        CommandTools.requireWithin("--runs", runs, 4, MOST_RUNS);
        CommandTools.requireWithin("--parted", partedSeconds, 10, 600);
        CommandTools.requireWithin("--minutes", minutes, 1, MOST_MINUTES);
        DiscoveryBench bench =
                new DiscoveryBench(dir.make("gridmarket-discovery-"), Testbed.class, BenchHomes.progress(spec));
        List<DiscoveryRow> found = new ArrayList<>();
        for (Row row : rows) {
            found.addAll(measured(bench, row));
        }
        found.add(bench.twice());
        List<Map<String, Object>> shown = found.stream().map(DiscoveryRow::keys).toList();
        CommandTools.print(spec, TextTable.of(shown));
        CommandTools.out(spec)
                .println((bench.areNamespaces()
                                ? "network namespaces"
                                : "addresses of the loopback network: wires not cut")
                        + "; " + BenchHomes.machine(report.circumstances()));
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("rows", shown);
        keys.put("namespaces", bench.areNamespaces());
        report.write(keys);
        return found.stream().allMatch(DiscoveryRow::held) ? 0 : ExitCode.FAILED;
    }

    private List<DiscoveryRow> measured(DiscoveryBench bench, Row row) throws InterruptedException {
        int most = machines.stream().max(Integer::compare).orElseThrow();
        int few = Math.max(1, runs / 4);
        return switch (row) {
            case SPEED -> {
                List<DiscoveryRow> all = new ArrayList<>();
                for (int count : machines) {
                    all.addAll(bench.speed(count, runs, TEXT.getOrDefault(count, "-")));
                }
                yield all;
            }
            case DEATHS -> bench.deaths(few);
            case SITES -> bench.sites(few);
            case PARTITIONS -> bench.partitions(few, partedSeconds);
            case LOSS -> bench.loss(most, minutes);
            case DHT -> bench.dht(dhtnode, most, runs);
        };
    }
}
