package org.gridmarket.testbed.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.testbed.bench.SandboxBench;
import org.gridmarket.testbed.bench.SandboxRow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What the sandbox costs, against native programs and against the same engines without the meter. */
@CommandLine.Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Runs four programs in C natively and on each engine, with the meter and without.",
            "The quickest of several runs counts.",
            "Needs clang for WebAssembly (.ci/wasm installs it). Takes about 3 minutes."
        },
        footer = {"", "Example: ./gridmarket bench sandbox --runs 5 --report sandbox.json"})
final class BenchSandbox implements Callable<Integer> {
    private static final int MOST_RUNS = 100;

    @CommandLine.Option(
            names = "--programs",
            paramLabel = "DIR",
            defaultValue = "lib/sandbox/programs",
            description = "Folder of the sources.")
    private Path programs = Path.of("lib/sandbox/programs");

    @CommandLine.Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "Runs of each, 1 to 100.")
    private int runs;

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (runs < 1 || runs > MOST_RUNS) {
            throw new UsageException("--runs " + runs + " is out of range; there are 1 to " + MOST_RUNS);
        }
        if (!Files.isDirectory(programs)) {
            throw new UsageException("--programs " + programs + " is no folder; start in the root of a clone");
        }
        SandboxBench bench = new SandboxBench(programs, runs, BenchHomes.progress(spec));
        List<Map<String, Object>> rows = SandboxBench.Program.all().stream()
                .map(bench::run)
                .map(SandboxRow::keys)
                .toList();
        BenchRows.show(rows, spec, report);
        return 0;
    }
}
