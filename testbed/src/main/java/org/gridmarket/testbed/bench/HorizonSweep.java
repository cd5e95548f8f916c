package org.gridmarket.testbed.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.gridmarket.cli.report.Plot;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.energy.MatchOutcome;
import org.gridmarket.solver.energy.Matcher;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.solver.energy.PairwiseMatcher;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.solve.OffLedgerMarket;
import org.gridmarket.testbed.solve.OffLedgerSolve;
import org.gridmarket.testbed.solve.PriceChoice;
import org.gridmarket.testbed.solve.SolveResult;
import org.gridmarket.testbed.solve.SolveSettings;

/** Fig 2.8 of the text again: T_h against the energy that is traded, and what one round takes in time and memory. */
public final class HorizonSweep {
    private static final Matcher CHOICE = new MatcherChoice();
    private static final Matcher PAIRWISE = new PairwiseMatcher();
    private static final double WH_PER_KWH = 1_000;
    private static final double BYTES_PER_MIB = 1_048_576;
    private static final String BLUE = "#2a78d6";
    private static final String ORANGE = "#c2571a";
    private static final String LOOK_AHEAD = "T_h, intervals";

    private final Microgrid microgrid;
    private final Duration limit;

    /** @param limit of one solve of the pairwise program */
    public HorizonSweep(Microgrid microgrid, Duration limit) {
        this.microgrid = microgrid;
        this.limit = limit;
        MatcherChoice.prepare();
    }

    /** One value of T_h. */
    public HorizonRow at(int lookAhead) {
        SolveSettings settings =
                new SolveSettings(CHOICE, Objective.ENERGY_THEN_WELFARE, PriceChoice.NONE, OptionalInt.of(lookAhead));
        SolveResult day = new OffLedgerSolve(microgrid, settings, (t, last) -> {}).run();
        RoundInstance round = roundInTheMiddle(lookAhead);
        return new HorizonRow(
                lookAhead,
                EnergySum.of(day.trades().stream().map(PricedTrade::energy)),
                day.energyBound(),
                microgrid.intervals(),
                day.nanos() / microgrid.intervals(),
                measure(round, CHOICE, SolveBudget.UNHURRIED).orElseThrow(),
                measure(round, PAIRWISE, SolveBudget.within(limit)));
    }

    /** As if nothing had been traded before: the largest problem that this round can be. */
    private RoundInstance roundInTheMiddle(int lookAhead) {
        Interval from = microgrid.first().plus(microgrid.intervals() / 2);
        Interval last = from.plus(Math.min(lookAhead, microgrid.last().index() - from.index()));
        return new OffLedgerMarket(
                        microgrid.within(from, last),
                        new SolveSettings(CHOICE, Objective.ENERGY, PriceChoice.NONE, OptionalInt.empty()))
                .wholeDay();
    }

    private static Optional<HorizonRow.OneRound> measure(RoundInstance round, Matcher matcher, SolveBudget budget) {
        var measured = MemoryPeak.during(() -> matcher.match(round, budget));
        return measured.result() instanceof MatchOutcome.Solved(var match)
                ? Optional.of(new HorizonRow.OneRound(match.statistics(), measured.memory()))
                : Optional.empty();
    }

    /** Traded energy against T_h. */
    public static Plot energyPlot(List<HorizonRow> rows) {
        return new Plot(
                "Energy traded in a day",
                LOOK_AHEAD,
                "kWh",
                List.of(
                        series(
                                "traded, round by round",
                                BLUE,
                                rows,
                                row -> Optional.of(row.traded().wh() / WH_PER_KWH)),
                        series(
                                "optimum of the day",
                                ORANGE,
                                rows,
                                row -> Optional.of(row.mostEnergy().wh() / WH_PER_KWH))));
    }

    /** Heap of one round against T_h. */
    public static Plot memoryPlot(List<HorizonRow> rows) {
        return new Plot(
                "Peak heap while one round is solved",
                LOOK_AHEAD,
                "MiB",
                List.of(
                        series("Gridmarket", BLUE, rows, row -> heap(Optional.of(row.chosen()))),
                        series("pairwise program", ORANGE, rows, row -> heap(row.pairwise()))));
    }

    private static Optional<Double> heap(Optional<HorizonRow.OneRound> round) {
        return round.map(one -> one.memory().heapBytes() / BYTES_PER_MIB);
    }

    private static Plot.Series series(
            String name, String colour, List<HorizonRow> rows, Function<HorizonRow, Optional<Double>> value) {
        return new Plot.Series(
                name,
                colour,
                Plot.Style.LINE,
                rows.stream()
                        .flatMap(row -> value.apply(row).map(y -> new Plot.Point(row.lookAhead(), y)).stream())
                        .toList());
    }
}
