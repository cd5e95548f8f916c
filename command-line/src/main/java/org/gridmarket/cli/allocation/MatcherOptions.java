package org.gridmarket.cli.allocation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.solver.allocation.AllocationMatch;
import org.gridmarket.solver.allocation.AllocationMatcher;
import org.gridmarket.solver.allocation.GreedyMatcher;
import org.gridmarket.solver.allocation.MatcherChoice;
import org.gridmarket.solver.allocation.cases.CycleByCycle;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How a market is solved. */
final class MatcherOptions {
    private static final int LONGEST_SECONDS = 86_400;
    private static final int MOST_RUNS = 1_000;

    @CommandLine.Option(
            names = "--matcher",
            paramLabel = "NAME",
            defaultValue = MatcherChoice.NAME,
            converter = Reading.class,
            description = "auto, flow, program or greedy.")
    private AllocationMatcher matcher = new MatcherChoice();

    @CommandLine.Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "What each cycle may take.")
    private int seconds;

    @CommandLine.Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "Solve so often and report the run with the median time; the first ones warm up.")
    private int repeat;

    @CommandLine.Option(
            names = "--dies",
            paramLabel = "CYCLE",
            description = "From this cycle on the solver is gone, and only --second is left.")
    private @Nullable Integer dies;

    @CommandLine.Option(
            names = "--second",
            paramLabel = "NAME",
            defaultValue = GreedyMatcher.NAME,
            converter = Reading.class,
            description = "The matcher of the other solver, for --dies.")
    private AllocationMatcher second = new GreedyMatcher();

    /** Reads {@code --matcher}. */
    static final class Reading implements CommandLine.ITypeConverter<AllocationMatcher> {
        @Override
        public AllocationMatcher convert(String typed) {
            return MatcherChoice.named(typed)
                    .orElseThrow(() -> new CommandLine.TypeConversionException(
                            "'" + typed + "' is no matcher; there are " + MatcherChoice.names()));
        }
    }

    /** Cycle after cycle, to the last that can assign anything. */
    List<AllocationMatch> solve(MarketCase market) {
        CommandTools.requireWithin("--seconds", seconds, 1, LONGEST_SECONDS);
        CommandTools.requireWithin("--repeat", repeat, 1, MOST_RUNS);
        MatcherChoice.prepare(); // loading native code is no part of a solve
        int until = dies == null ? Integer.MAX_VALUE : dies;
        CommandTools.requireWithin("--dies", until, 0, Integer.MAX_VALUE);
        CycleByCycle solving = new CycleByCycle(
                market, cycle -> cycle.index() < until ? matcher : second, Duration.ofSeconds(seconds));
        List<List<AllocationMatch>> runs = new ArrayList<>();
        for (int run = 0; run < repeat; run++) {
            runs.add(solving.until(market.lastCycle()));
        }
        runs.sort(Comparator.comparingLong(MatcherOptions::nanos));
        return runs.get(runs.size() / 2);
    }

    private static long nanos(List<AllocationMatch> run) {
        return run.stream()
                .map(AllocationMatch::statistics)
                .mapToLong(each -> each.buildNanos() + each.solveNanos() + each.verifyNanos())
                .sum();
    }
}
