package org.gridmarket.cli.allocation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.solver.allocation.AllocationMatch;
import org.gridmarket.solver.allocation.AllocationMatcher;
import org.gridmarket.solver.allocation.MatcherChoice;
import org.gridmarket.solver.allocation.cases.Carpool;
import org.gridmarket.solver.allocation.cases.CycleByCycle;
import org.gridmarket.solver.allocation.cases.EnergyFutures;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Solves a market off the ledger. */
@CommandLine.Command(
        name = "solve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = "Solves a market off the ledger, cycle after cycle, and says what of it is proved.",
        footer = {
            "",
            "Example: ./gridmarket allocation solve --market carpool --seed 10 --values detour",
            "Example: ./gridmarket allocation solve --market my-market --assignments who-has-what.csv"
        })
public final class SolveAllocation implements Callable<Integer> {
    static final String CARPOOL = "carpool";
    static final String ENERGY = "energy-futures";
    private static final long LONGEST_SECONDS = 86_400;

    @CommandLine.Option(
            names = "--market",
            paramLabel = "DIR",
            required = true,
            description = "A folder with market.json, members.csv and offers.csv; or carpool; or energy-futures.")
    private String market = "";

    @CommandLine.Option(names = "--seed", paramLabel = "N", defaultValue = "10", description = "Of the carpool.")
    private long seed;

    @CommandLine.Option(
            names = "--values",
            paramLabel = "KIND",
            defaultValue = "KM",
            description = "Of the carpool: ${COMPLETION-CANDIDATES}.")
    private Carpool.Values values = Carpool.Values.KM;

    @CommandLine.Option(names = "--data", paramLabel = "DIR", description = "A folder of profiles, for energy-futures.")
    private @Nullable Path data;

    @CommandLine.Option(
            names = "--limits",
            paramLabel = "CI/CE",
            description = "Of every feeder, kW, for energy-futures; none when absent.")
    private @Nullable String limits;

    @CommandLine.Option(
            names = "--window",
            paramLabel = "W",
            defaultValue = "5",
            description = "Quarters that a cycle assigns, for energy-futures; 96 is perfect information.")
    private int window;

    @CommandLine.Option(
            names = "--matcher",
            paramLabel = "NAME",
            defaultValue = MatcherChoice.NAME,
            converter = MatcherReading.class,
            description = "auto, flow, program or greedy.")
    private AllocationMatcher matcher = new MatcherChoice();

    @CommandLine.Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "What each cycle may take.")
    private int seconds;

    @CommandLine.Option(
            names = "--assignments",
            paramLabel = "FILE",
            description = "Also write the assignments to this file.")
    private @Nullable Path assignments;

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Reads {@code --matcher}. */
    static final class MatcherReading implements CommandLine.ITypeConverter<AllocationMatcher> {
        @Override
        public AllocationMatcher convert(String typed) {
            return MatcherChoice.named(typed)
                    .orElseThrow(() -> new CommandLine.TypeConversionException(
                            "'" + typed + "' is no matcher; there are " + MatcherChoice.names()));
        }
    }

    @Override
    public Integer call() {
        CommandTools.requireWithin("--seconds", seconds, 1, (int) LONGEST_SECONDS);
        CommandTools.requireWithin("--window", window, 1, EnergyFutures.DAY);
        MarketCase solved = market();
        MatcherChoice.prepare(); // loading native code is no part of a solve
        boolean atOnce = market.equals(ENERGY) && window == EnergyFutures.DAY;
        Cycle last = atOnce ? Cycle.FIRST : solved.lastCycle();
        List<AllocationMatch> matches = new CycleByCycle(solved, matcher, Duration.ofSeconds(seconds)).until(last);
        Map<String, Object> keys = SolveReport.keys(solved, matches);
        TextTable table = new TextTable("what", "value");
        keys.forEach((key, value) -> table.row(key, value));
        CommandTools.print(spec, table);
        if (assignments != null) {
            SolveReport.write(assignments, solved, matches);
        }
        report.write(keys);
        return 0;
    }

    private MarketCase market() {
        return switch (market) {
            case CARPOOL -> Carpool.drawn(seed, values);
            case ENERGY -> {
                if (data == null) {
                    throw new UsageException("--market " + ENERGY + " needs a folder of profiles: --data DIR");
                }
                yield EnergyFutures.of(FlowFolder.read(data), window, FlowFolder.limits(limits));
            }
            default -> MarketFolder.read(Path.of(market));
        };
    }
}
