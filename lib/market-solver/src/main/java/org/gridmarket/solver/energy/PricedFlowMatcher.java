package org.gridmarket.solver.energy;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.effort.StopWatch;

/**
 * A flow in which cheap sellers and dear buyers go first, {@link UnpricedFlow}. Where it keeps (2.3) without being asked to,
 * as when one side is scarce, it is optimal, in integers, and the prices of its nodes certify that. Elsewhere what breaks
 * (2.3) is taken back and topped up greedily: a solution some per cent below the optimum, with a bound that is not reached.
 * Needs nested limit groups, {@link FlowShape}.
 */
public final class PricedFlowMatcher implements Matcher {
    public static final String NAME = "priced-flow";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MatchOutcome match(RoundInstance instance, SolveBudget budget) {
        StopWatch watch = new StopWatch();
        if (budget.isCancelled()) {
            return new MatchOutcome.OutOfTime();
        }
        MatchingModel model = new MatchingModel(instance);
        watch.modelIsBuilt();
        Optional<UnpricedFlow> solved = UnpricedFlow.of(model);
        if (solved.isEmpty()) {
            return new MatchOutcome.Unsuitable(
                    "the limit groups of an interval make no flow network, or prices are too high for one");
        }
        if (budget.isCancelled()) {
            return new MatchOutcome.OutOfTime();
        }
        UnpricedFlow flow = solved.get();
        Allocation unpriced = flow.allocation();
        List<Trade> trades = unpriced.trades();
        if (energyWh(trades) < flow.energyWh()) {
            trades = Rounding.down(model, Window.whole(model), unpriced::of, budget)
                    .trades();
        }
        watch.isSolved();
        return new MatchOutcome.Solved(Match.verified(NAME, instance, trades, watch, flow.size(), flow.certificate()));
    }

    private static long energyWh(List<Trade> trades) {
        return trades.stream().mapToLong(trade -> trade.energy().wh()).sum();
    }
}
