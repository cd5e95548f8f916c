package org.gridmarket.solver.allocation.cases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.StoredSolution;
import org.gridmarket.kernel.allocation.clearing.VerifiedAllocation;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.solver.allocation.AllocationMatch;
import org.gridmarket.solver.allocation.AllocationMatcher;
import org.gridmarket.solver.allocation.AllocationOutcome;
import org.gridmarket.solver.effort.SolveBudget;

/** Solves a market cycle after cycle, each final before the next, as the ledger would. */
public final class CycleByCycle {
    private final MarketCase market;
    private final Function<Cycle, AllocationMatcher> matchers;
    private final Duration perCycle;

    /** @param perCycle what each cycle may take */
    public CycleByCycle(MarketCase market, AllocationMatcher matcher, Duration perCycle) {
        this(market, cycle -> matcher, perCycle);
    }

    /**
     * With another solver in some cycles, as when one dies.
     *
     * @param matchers whose solution becomes final in a cycle
     * @param perCycle what each cycle may take
     */
    public CycleByCycle(MarketCase market, Function<Cycle, AllocationMatcher> matchers, Duration perCycle) {
        this.market = market;
        this.matchers = matchers;
        this.perCycle = perCycle;
    }

    /** What each cycle assigns, from the first to one. */
    public List<AllocationMatch> until(Cycle last) {
        List<AllocationMatch> matches = new ArrayList<>();
        List<StoredSolution> earlier = new ArrayList<>();
        for (Cycle cycle = Cycle.FIRST; !cycle.isAfter(last); cycle = cycle.next()) {
            AllocationInstance instance = market.instance(cycle, earlier);
            AllocationOutcome outcome = matchers.apply(cycle).match(instance, SolveBudget.within(perCycle));
            if (outcome instanceof AllocationOutcome.Solved(AllocationMatch match)) {
                matches.add(match);
                match.verified().map(VerifiedAllocation::stored).ifPresent(earlier::add);
            } else {
                throw new IllegalStateException("cycle " + cycle + " ended as " + outcome);
            }
        }
        return matches;
    }
}
