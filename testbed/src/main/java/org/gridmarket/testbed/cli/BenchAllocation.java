package org.gridmarket.testbed.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.testbed.bench.AllocationBench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What large solutions of allocation markets cost. */
@CommandLine.Command(
        name = "allocation",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Posts two offers for each assignment, submits the solution and makes it final, on a ledger in memory with two peers.",
            "verify_cpu_ms is processor time of the quickest of fifteen verifications; the others are times by the clock."
        },
        footer = {"", "Example: ./gridmarket bench allocation --most 10000 --report allocation.json"})
final class BenchAllocation implements Callable<Integer> {
    private static final List<Integer> SIZES = List.of(1_000, 2_000, 5_000, 10_000, 20_000);

    @CommandLine.Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Assignments of the largest solution, 1000 to 20000.")
    private int most;

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandTools.requireWithin("--most", most, 1_000, 20_000);
        AllocationBench bench = new AllocationBench(BenchHomes.progress(spec));
        List<Map<String, Object>> rows =
                BenchRows.sizes(SIZES, most).map(bench::run).toList();
        BenchRows.show(rows, spec, report);
        return 0;
    }
}
