package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.process.Closing;
import org.gridmarket.testbed.compute.ComputeDay;
import org.gridmarket.testbed.day.Consortium;
import org.gridmarket.testbed.day.DaySetup;
import org.gridmarket.testbed.day.FabricConsortium;
import org.gridmarket.testbed.day.PartsOfDay;
import picocli.CommandLine;

/** Batch computation on a real network, for {@code run --market compute}. */
final class RunCompute {
    private static final int MOST_JOBS = 10_000;

    @CommandLine.Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "100",
            description = "Of --market compute: honest jobs.")
    private int jobs;

    @CommandLine.Option(
            names = "--disputed",
            paramLabel = "N",
            defaultValue = "100",
            description =
                    "Of --market compute: jobs that are run again, drawn ones and those about which somebody lies.")
    private int disputed;

    /** Founds the market, has the jobs run, and tells how each ended. */
    int play(DaySetup setup, RunConsole console, ReportOption report, PrintWriter out) throws InterruptedException {
        CommandTools.requireWithin("--jobs", jobs, 0, MOST_JOBS);
        CommandTools.requireWithin("--disputed", disputed, 0, MOST_JOBS);
        try (Closing closing = new Closing()) {
            PartsOfDay parts = new PartsOfDay(setup, closing);
            parts.startNetwork();
            Consortium consortium = FabricConsortium.open(parts.network().properties());
            closing.add("close connections", consortium::close);
            parts.startGateways(consortium.members(), List.of());
            parts.awaitGateways();
            console.step("gateways at " + parts.endpoints());
            Map<String, Object> keys = new ComputeDay(
                            consortium, parts.gateways(), setup.folder().folder("workers"), closing, console::step)
                    .run(jobs, disputed);
            keys.forEach((key, value) -> out.println(key + ": " + value));
            out.flush();
            report.write(keys);
            boolean allClosed = Integer.valueOf(0).equals(keys.get("open_matches"));
            return allClosed ? 0 : 1;
        }
    }
}
