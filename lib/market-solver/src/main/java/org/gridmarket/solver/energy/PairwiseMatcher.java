package org.gridmarket.solver.energy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.effort.StopWatch;
import org.gridmarket.solver.ortools.Optimum;

/**
 * The text's linear program over pairs of offers (2.6.5): the reference that all others are compared with, and the baseline
 * of the benchmarks. Optimal, but its model grows with sellers x buyers x intervals. Gives no certificate.
 */
public final class PairwiseMatcher implements Matcher {
    public static final String NAME = "pairwise";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MatchOutcome match(RoundInstance instance, SolveBudget budget) {
        StopWatch watch = new StopWatch();
        MatchingModel model = new MatchingModel(instance);
        try (PairwiseProgram program = new PairwiseProgram(instance)) {
            watch.modelIsBuilt();
            Optional<Optimum> optimum = optimum(program, instance.objective(), budget);
            if (optimum.isEmpty() || budget.isCancelled()) {
                return new MatchOutcome.OutOfTime();
            }
            Map<Slot, Double> amounts = bySlot(model, program.amounts(optimum.get()));
            Allocation rounded =
                    Rounding.down(model, Window.whole(model), slot -> amounts.getOrDefault(slot, 0.0), budget);
            var trades = rounded.trades();
            watch.isSolved();
            return new MatchOutcome.Solved(Match.verified(NAME, instance, trades, watch, program.size(), null));
        }
    }

    static Optional<Optimum> optimum(PairwiseProgram program, Objective objective, SolveBudget budget) {
        return switch (objective) {
            case ENERGY -> program.mostEnergy(budget.time());
            case ENERGY_THEN_WELFARE ->
                program.mostEnergy(budget.time())
                        .flatMap(energy -> program.mostWelfare(WholeAmount.near(energy.objective()), budget.time()));
            case WELFARE -> program.mostWelfare(0, budget.time());
        };
    }

    /** Limits see only sums per group, so what like offers trade may be added up, and paired anew. */
    private static Map<Slot, Double> bySlot(MatchingModel model, Map<OfferId, Map<Interval, Double>> amounts) {
        Map<Slot, Double> bySlot = new HashMap<>();
        for (int offset : model.offsets()) {
            Interval t = model.intervalAt(offset);
            for (var slots : List.of(model.sellsAt(offset), model.buysAt(offset))) {
                for (Slot slot : slots) {
                    double sum = 0;
                    for (OpenOffer member : slot.offers().members()) {
                        sum += amounts.getOrDefault(member.id(), Map.of()).getOrDefault(t, 0.0);
                    }
                    bySlot.put(slot, sum);
                }
            }
        }
        return bySlot;
    }
}
