package org.gridmarket.solver.energy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.solver.effort.Deadline;
import org.gridmarket.solver.effort.ModelSize;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.effort.StopWatch;
import org.gridmarket.solver.ortools.Optimum;
import org.jspecify.annotations.Nullable;

/**
 * The price ladder in two parts, of which only the first is large: the most energy over all intervals at once, which is
 * quick and is proved, then the welfare window by window, each solved exactly while the others stay as they are. What a
 * window of few intervals cannot see is what flexible offers would gain further away, so welfare may stay some per cent
 * below the optimum. Feasible and better after every window: it stops where the time is over.
 */
public final class PriceWindowMatcher implements Matcher {
    public static final String NAME = "price-window";

    /** Smaller ones see less, larger ones take longer than their sum: of 2, 4, 8, 12 intervals 8 gained most per second. */
    private static final int USUAL_INTERVALS = 8;

    private final int intervals;

    public PriceWindowMatcher() {
        this(USUAL_INTERVALS);
    }

    /** @param intervals of a window */
    PriceWindowMatcher(int intervals) {
        this.intervals = intervals;
    }

    /** A feasible allocation, and what bounds all others. */
    private record Start(Allocation allocation, @Nullable Certificate certificate, ModelSize size) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MatchOutcome match(RoundInstance instance, SolveBudget budget) {
        StopWatch watch = new StopWatch();
        Deadline deadline = Deadline.of(budget);
        MatchingModel model = new MatchingModel(instance);
        watch.modelIsBuilt();
        Optional<Start> start = instance.objective() == Objective.WELFARE
                ? Optional.of(unpriced(model, budget))
                : mostEnergy(model, instance, budget);
        if (start.isEmpty() || budget.isCancelled()) {
            return new MatchOutcome.OutOfTime();
        }
        Allocation allocation = start.get().allocation();
        if (instance.objective() != Objective.ENERGY) {
            improve(model, allocation, 0, deadline);
            improve(model, allocation, intervals / 2, deadline);
        }
        if (budget.isCancelled()) {
            return new MatchOutcome.OutOfTime();
        }
        var trades = allocation.trades();
        watch.isSolved();
        return new MatchOutcome.Solved(Match.verified(
                NAME, instance, trades, watch, start.get().size(), start.get().certificate()));
    }

    private static Optional<Start> mostEnergy(MatchingModel model, RoundInstance instance, SolveBudget budget) {
        Window day = Window.whole(model);
        try (LadderProgram program = new LadderProgram(model, day)) {
            return program.mostEnergy(budget.time()).map(optimum -> {
                var proved =
                        PriceLadderMatcher.prove(program, optimum, instance, duals -> new Certificate(duals, null));
                Allocation rounded = Rounding.down(model, day, slot -> program.amount(optimum, slot), budget);
                return new Start(rounded, proved.certificate(), program.size());
            });
        }
    }

    /** Welfare has no use for trades at a loss, so that a flow without (2.3) is nearly right; else the windows begin empty. */
    private static Start unpriced(MatchingModel model, SolveBudget budget) {
        return UnpricedFlow.of(model)
                .map(flow -> new Start(
                        Rounding.down(model, Window.whole(model), flow.allocation()::of, budget),
                        flow.certificate(),
                        flow.size()))
                .orElseGet(() -> new Start(new Allocation(model), null, ModelSize.NONE));
    }

    /** One window after the other. */
    private void improve(MatchingModel model, Allocation allocation, int first, Deadline deadline) {
        List<Integer> all = model.tradedOffsets();
        List<List<Integer>> windows = new ArrayList<>();
        for (int from = first - intervals; from < all.size(); from += intervals) {
            windows.add(all.subList(Math.max(0, from), Math.max(0, Math.min(all.size(), from + intervals))));
        }
        for (List<Integer> offsets : windows) {
            Optional<Duration> left = deadline.left();
            if (!offsets.isEmpty() && left.isPresent()) {
                improve(model, allocation, Window.within(model, offsets, allocation), left.get());
            }
        }
    }

    private static void improve(MatchingModel model, Allocation allocation, Window window, Duration limit) {
        ObjectiveValue before = allocation.valueIn(window);
        Objective objective = model.instance().objective();
        try (LadderProgram program = new LadderProgram(model, window)) {
            Optional<Optimum> optimum = objective == Objective.WELFARE
                    ? program.mostWelfare(limit)
                    : program.mostWelfareWithEnergy((double) before.energyWh(), limit);
            optimum.ifPresent(found -> {
                Allocation rounded =
                        Rounding.down(model, window, slot -> program.amount(found, slot), SolveBudget.within(limit));
                if (rounded.valueIn(window).isBetterThan(before, objective)) {
                    allocation.replace(window, rounded);
                }
            });
        }
    }
}
