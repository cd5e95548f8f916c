package org.gridmarket.testbed.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.testbed.day.SubmitTimes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Fig 2.9: what of a solver's time the ledger takes. */
@CommandLine.Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Fig 2.9: how long the solvers of a run took to find their solutions, and to have them committed; read from"
                        + " the records in the folder of the run.",
        footer = {
            "",
            "Example: ./gridmarket run --data data/street-24 --dir day --exit",
            "         ./gridmarket bench submit --run day --plots docs/figures"
        })
final class BenchSubmit implements Callable<Integer> {
    @CommandLine.Option(
            names = "--run",
            paramLabel = "DIR",
            required = true,
            description = "The folder that 'run --dir' made.")
    private Path run = Path.of(".");

    @CommandLine.Mixin
    private final PlotsOption plots = new PlotsOption();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        plots.requireFolder();
        if (!Files.isDirectory(run)) {
            throw new UsageException("--run " + run.toAbsolutePath() + " is no folder");
        }
        SubmitTimes times = SubmitTimes.read(run);
        Map<String, Object> keys = times.keys();
        TextTable table = new TextTable("what", "value");
        keys.forEach(table::row);
        CommandTools.print(spec, table);
        report.write(keys);
        plots.write(times.plot(), "submit-times.svg");
        return 0;
    }
}
