package org.gridmarket.testbed.bench;

import java.util.List;
import java.util.OptionalInt;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.solver.energy.GreedyMatcher;
import org.gridmarket.solver.energy.Matcher;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.solver.energy.PairwiseMatcher;
import org.gridmarket.solver.energy.PriceLadderMatcher;
import org.gridmarket.solver.energy.PriceWindowMatcher;
import org.gridmarket.solver.energy.PricedFlowMatcher;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.solve.OffLedgerMarket;
import org.gridmarket.testbed.solve.PriceChoice;
import org.gridmarket.testbed.solve.SolveSettings;

/**
 * One problem that several matchers solve.
 *
 * @param name in tables, and for {@code --cases}
 * @param copies of the microgrid, see {@link MicrogridCopies}
 * @param intervals in the middle of the day; {@link #WHOLE_DAY} takes all
 * @param prices reservation prices
 * @param objective what is maximised
 * @param matchers the first one is exact: its bound serves the others of the case
 */
public record SolverCase(
        String name, int copies, int intervals, PriceChoice prices, Objective objective, List<Matcher> matchers) {
    static final int WHOLE_DAY = Integer.MAX_VALUE;

    private static final PriceChoice LEVELS = PriceChoice.parse("levels:26").orElseThrow();
    private static final Matcher CHOICE = new MatcherChoice();
    private static final Matcher LADDER = new PriceLadderMatcher();
    private static final Matcher FLOW = new PricedFlowMatcher();
    private static final Matcher WINDOW = new PriceWindowMatcher();
    private static final Matcher GREEDY = new GreedyMatcher();
    private static final Matcher PAIRWISE = new PairwiseMatcher();

    // spotless:off
    /** The table of spec solver, and the sizes between: 10^2 to 10^6 offers with 102 homes; pairs up to 10^4. */
    private static final List<SolverCase> ALL = List.of(
            energy("interval",      1,   1,         CHOICE, LADDER, GREEDY, PAIRWISE),
            energy("ten-intervals", 1,   10,        CHOICE, LADDER, GREEDY, PAIRWISE),
            energy("day",           1,   WHOLE_DAY, CHOICE, LADDER, GREEDY, PAIRWISE),
            priced("day-levels",    1,   WHOLE_DAY, LADDER, FLOW, WINDOW, GREEDY, PAIRWISE),
            energy("day-x10",       10,  WHOLE_DAY, CHOICE, LADDER, GREEDY),
            priced("day-x10-levels", 10, WHOLE_DAY, CHOICE, LADDER, WINDOW, GREEDY),
            energy("day-x100",      100, WHOLE_DAY, CHOICE, GREEDY));
    // spotless:on

    public SolverCase {
        matchers = List.copyOf(matchers);
    }

    /** All of them, smallest first. */
    public static List<SolverCase> all() {
        return ALL;
    }

    private static SolverCase energy(String name, int copies, int intervals, Matcher... matchers) {
        return new SolverCase(name, copies, intervals, PriceChoice.NONE, Objective.ENERGY, List.of(matchers));
    }

    private static SolverCase priced(String name, int copies, int intervals, Matcher... matchers) {
        return new SolverCase(name, copies, intervals, LEVELS, Objective.ENERGY_THEN_WELFARE, List.of(matchers));
    }

    /** Without prices the cases differ in size alone. */
    boolean isOfSizes() {
        return objective == Objective.ENERGY;
    }

    /** The homes of the case. */
    Microgrid microgrid(Microgrid original) {
        Microgrid copied = MicrogridCopies.of(original, copies);
        if (intervals >= copied.intervals()) {
            return copied;
        }
        Interval from = copied.first().plus((copied.intervals() - intervals) / 2);
        return copied.within(from, from.plus(intervals - 1));
    }

    /** Everybody's offers, all posted before the first round. */
    OffLedgerMarket market(Microgrid homes) {
        return new OffLedgerMarket(
                homes, new SolveSettings(new MatcherChoice(), objective, prices, OptionalInt.empty()));
    }
}
