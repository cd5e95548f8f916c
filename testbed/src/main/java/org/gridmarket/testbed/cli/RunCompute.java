package org.gridmarket.testbed.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.process.Closing;
import org.gridmarket.process.RunFolder;
import org.gridmarket.testbed.compute.ComputeDay;
import org.gridmarket.testbed.day.Consortium;
import org.gridmarket.testbed.day.DaySetup;
import org.gridmarket.testbed.day.FabricConsortium;
import org.gridmarket.testbed.day.PartsOfDay;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Batch computation on a real network. */
@CommandLine.Command(
        name = "run-compute",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Founds a market of batch computation on a real network with gateways and workers of every kind, has honest jobs"
                        + " run, then jobs about which a provider or a mediator lies, and tells how each ended.",
        footer = {"", "Example: ./gridmarket run-compute --jobs 100 --disputed 100 --report compute.json"})
final class RunCompute implements Callable<Integer> {
    private static final int MOST_JOBS = 10_000;

    @CommandLine.Option(names = "--jobs", paramLabel = "N", defaultValue = "100", description = "Honest jobs.")
    private int jobs;

    @CommandLine.Option(
            names = "--disputed",
            paramLabel = "N",
            defaultValue = "100",
            description = "Jobs that are run again: drawn ones, and those about which somebody lies.")
    private int disputed;

    @CommandLine.Mixin
    private final OwnNetwork own = new OwnNetwork();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CommandTools.requireWithin("--jobs", jobs, 0, MOST_JOBS);
        CommandTools.requireWithin("--disputed", disputed, 0, MOST_JOBS);
        RunFolder folder = own.folder();
        DaySetup setup =
                new DaySetup(Circumstances.home(), folder, own.profile(), 0, 0, DaySetup.Heaps.USUAL, Testbed.class);
        RunConsole console = new RunConsole(CommandTools.out(spec));
        try (Closing closing = new Closing()) {
            PartsOfDay parts = new PartsOfDay(setup, closing);
            parts.startNetwork();
            Consortium consortium = FabricConsortium.open(parts.network().properties());
            closing.add("close connections", consortium::close);
            parts.startGateways(consortium.members(), List.of());
            parts.awaitGateways();
            console.step("gateways at " + parts.endpoints());
            Map<String, Object> keys = new LinkedHashMap<>(new ComputeDay(
                            consortium, parts.gateways(), folder.folder("workers"), closing, console::step)
                    .run(jobs, disputed));
            keys.forEach((key, value) -> CommandTools.out(spec).println(key + ": " + value));
            report.write(keys);
            boolean allClosed = Integer.valueOf(0).equals(keys.get("open_matches"));
            return allClosed ? 0 : 1;
        }
    }
}
