package org.gridmarket.testbed.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.testbed.bench.MatchBench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What matching of batch computation costs. */
@CommandLine.Command(
        name = "match",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Matches random books of as many jobs as machines, each job with a note of a directory and one of a mediator.",
            "Most jobs, then the most urgent, then the least sum of estimates; beside it the first machine that fits each job."
        },
        footer = {"", "Example: ./gridmarket bench match --most 10000 --report match.json"})
final class BenchMatch implements Callable<Integer> {
    private static final List<Integer> SIZES = List.of(100, 1_000, 4_000);

    @CommandLine.Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Jobs of the largest book, 10 to 10000.")
    private int most;

    @CommandLine.Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the random books.")
    private long seed;

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandTools.requireWithin("--most", most, 10, 10_000);
        MatchBench bench = new MatchBench(BenchHomes.progress(spec));
        List<Map<String, Object>> rows =
                BenchRows.sizes(SIZES, most).map(size -> bench.run(size, seed)).toList();
        BenchRows.show(rows, spec, report);
        return 0;
    }
}
