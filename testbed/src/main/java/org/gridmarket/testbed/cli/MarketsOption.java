package org.gridmarket.testbed.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.allocation.MarketFolder;
import org.gridmarket.process.Closing;
import org.gridmarket.solver.allocation.cases.Carpool;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.gridmarket.testbed.allocation.MarketsResult;
import org.gridmarket.testbed.allocation.MarketsRun;
import org.gridmarket.testbed.allocation.RunPace;
import org.gridmarket.testbed.day.DaySetup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The options of {@code run} for allocation markets, in place of a day of the energy market. */
final class MarketsOption {
    private static final String CARPOOL = "carpool";
    private static final String COMPUTE = "compute";
    private static final String STREAM = "stream";
    private static final long CARPOOL_SEED = 10;
    private static final int OFFERING_SECONDS = 20;
    private static final int LEAST_SECONDS = 2;
    private static final int MOST_SECONDS = 3_600;

    @CommandLine.Option(
            names = "--market",
            paramLabel = "DIR|carpool|compute|stream",
            description = "An allocation market in place of a day of energy: a folder with market.json, members.csv and"
                    + " offers.csv, or the carpool of the text; several run at once. Or compute: batch computation;"
                    + " stream: stream computation over a broker.")
    private List<String> markets = new ArrayList<>();

    @CommandLine.Option(
            names = "--values",
            paramLabel = "KIND",
            defaultValue = "KM",
            description = "Of the carpool: ${COMPLETION-CANDIDATES}.")
    private Carpool.Values values = Carpool.Values.KM;

    @CommandLine.Option(
            names = "--offering",
            paramLabel = "SECONDS",
            description =
                    "How long each cycle of a --market takes offers; when absent 20 and more on a machine that is seen to"
                            + " be slow or busy.")
    private @Nullable Integer offering;

    @CommandLine.Option(
            names = "--solving",
            paramLabel = "SECONDS",
            description = "How long each cycle of a --market is solved; when absent half as long as it takes offers.")
    private @Nullable Integer solving;

    @CommandLine.Option(
            names = "--energy",
            description = "Run each --market beside a day of energy, on the same ledger, and not in its place.")
    private boolean energy;

    @CommandLine.Option(
            names = "--kill-parts",
            description = "Kills closer, solver and gateway in the middle of cycles of the first --market.")
    private boolean killing;

    @CommandLine.Mixin
    private final RunCompute compute = new RunCompute();

    @CommandLine.Mixin
    private final RunStream stream = new RunStream();

    /** Whether markets run in place of a day of energy. */
    boolean isAlone() {
        return !markets.isEmpty() && !energy;
    }

    /** Runs them and prints the verdict. */
    int run(DaySetup setup, RunConsole console, ReportOption report, CommandLine.Model.CommandSpec spec)
            throws InterruptedException {
        if (markets.equals(List.of(COMPUTE))) {
            return compute.play(setup, console, report, CommandTools.out(spec));
        }
        if (markets.equals(List.of(STREAM))) {
            return stream.play(setup, compute.isInProcess(), console, report, CommandTools.out(spec));
        }
        console.step("everything is in " + setup.folder().path());
        try (Closing closing = new Closing()) {
            MarketsResult result = made(closing, console).run(setup);
            report.write(result.keys());
            CommandTools.print(spec, String.join(System.lineSeparator(), result.lines()) + System.lineSeparator());
            console.step("stopping");
            return result.isClean() ? 0 : ExitCode.FAILED;
        }
    }

    /** What runs beside the day; nothing when no market is named. */
    Optional<MarketsBeside> beside(Closing closing, RunConsole console) {
        if (markets.isEmpty()) {
            if (energy) {
                throw new UsageException("--energy goes with --market");
            }
            return Optional.empty();
        }
        return Optional.of(new MarketsBeside(made(closing, console)));
    }

    private MarketsRun made(Closing closing, RunConsole console) {
        int offers = offering == null ? OFFERING_SECONDS : offering;
        int solves = solving == null ? Math.max(LEAST_SECONDS, offers / 2) : solving;
        CommandTools.requireWithin("--offering", offers, LEAST_SECONDS, MOST_SECONDS);
        CommandTools.requireWithin("--solving", solves, LEAST_SECONDS, MOST_SECONDS);
        List<MarketCase> cases = markets.stream().map(this::read).toList();
        requireDifferentNames(cases);
        RunPace pace = new RunPace(offers * 1_000L, solves * 1_000L, offering == null && solving == null);
        return new MarketsRun(cases, pace, killing, closing, console::step);
    }

    private MarketCase read(String market) {
        return market.equals(CARPOOL) ? Carpool.drawn(CARPOOL_SEED, values) : MarketFolder.read(Path.of(market));
    }

    private static void requireDifferentNames(List<MarketCase> cases) {
        Set<String> names = new LinkedHashSet<>();
        for (MarketCase each : cases) {
            if (!names.add(each.schema().name().text())) {
                throw new UsageException(
                        "two markets are named " + each.schema().name());
            }
        }
    }
}
