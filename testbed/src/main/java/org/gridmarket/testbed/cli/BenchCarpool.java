package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.solver.allocation.cases.Carpool;
import org.gridmarket.testbed.bench.CarpoolBench;
import org.gridmarket.testbed.day.Percentiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How long the carpool of the text takes. */
@CommandLine.Command(
        name = "carpool",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Solves the carpool of section 6.5.1, seed after seed in one warm process, and says what a certificate proves.",
            "solve_ms is time by the clock, cpu_ms processor time of the process with its certificate; medians of seven each."
        },
        footer = {
            "",
            "Example: ./gridmarket bench carpool --seeds 20",
            "Example: ./gridmarket bench carpool --seeds 1 --residences 2000 --values KM"
        })
final class BenchCarpool implements Callable<Integer> {
    private static final long WARM_UP_SEED = 99;
    private static final int MOST_SEEDS = 10_000;

    @CommandLine.Option(names = "--seeds", paramLabel = "N", defaultValue = "20", description = "Seeds 1 to N.")
    private int seeds;

    @CommandLine.Option(
            names = "--residences",
            paramLabel = "N",
            defaultValue = "75",
            description = "Of each carpool, 20 to 10000.")
    private int residences;

    @CommandLine.Option(
            names = "--values",
            paramLabel = "KIND",
            defaultValue = "KM",
            description = "${COMPLETION-CANDIDATES}.")
    private Carpool.Values values = Carpool.Values.KM;

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandTools.requireWithin("--seeds", seeds, 1, MOST_SEEDS);
        CommandTools.requireWithin("--residences", residences, Carpool.FEWEST_RESIDENCES, Carpool.MOST_RESIDENCES);
        CarpoolBench bench = new CarpoolBench();
        bench.run(WARM_UP_SEED, Carpool.RESIDENCES, values);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            rows.add(bench.run(seed, residences, values));
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("solve_ms_median", median(rows, "solve_ms"));
        keys.put("cpu_ms_median", median(rows, "cpu_ms"));
        keys.put(
                "certified",
                rows.stream()
                        .filter(row -> Boolean.TRUE.equals(row.get("certified")))
                        .count());
        keys.put("rows", rows);
        PrintWriter out = CommandTools.out(spec);
        out.print(TextTable.of(rows));
        out.println("median: " + keys.get("solve_ms_median") + " ms, " + keys.get("cpu_ms_median")
                + " ms of processor time; certified: " + keys.get("certified") + " of " + seeds);
        out.println(BenchHomes.machine(report.circumstances()));
        out.flush();
        report.write(keys);
        return 0;
    }

    private static long median(List<Map<String, Object>> rows, String key) {
        return Percentiles.of(
                        rows.stream().map(row -> (Long) row.get(key)).sorted().toList())
                .at(50);
    }
}
