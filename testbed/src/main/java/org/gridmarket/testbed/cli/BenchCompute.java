package org.gridmarket.testbed.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.testbed.bench.ComputeBench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What a job of batch computation costs the ledger. */
@CommandLine.Command(
        name = "compute",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Posts, matches, commits and accepts jobs in lists of sixteen, on a ledger in memory with one endorsing peer.",
            "Time by the clock, keys and bytes of one element; the first round is not counted."
        },
        footer = {"", "Example: ./gridmarket bench compute --rounds 50 --report compute.json"})
final class BenchCompute implements Callable<Integer> {
    @CommandLine.Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "50",
            description = "Of sixteen jobs each, 1 to 10000.")
    private int rounds;

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandTools.requireWithin("--rounds", rounds, 1, 10_000);
        List<Map<String, Object>> rows = new ComputeBench().run(rounds);
        BenchRows.show(rows, spec, report);
        return 0;
    }
}
