package org.gridmarket.solver.energy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.certificate.DualPrices;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.effort.StopWatch;
import org.gridmarket.solver.ortools.Optimum;

/**
 * Exact for every instance and objective: a linear program over what each class of offers trades in each interval, with a
 * ladder of price levels instead of pairs. Its optimum can be half-integral, then rounding may cost some Wh, and the bound
 * says how many at most. Gives a certificate from its dual values.
 */
public final class PriceLadderMatcher implements Matcher {
    public static final String NAME = "price-ladder";

    /** Dual values are small fractions; the last one is for those that are not. */
    private static final List<Long> DUAL_SCALES = List.of(1L, 2L, 60L, 1L << 20);

    /** Up to here the choice among the optima costs less than a second, above it would take most of the time. */
    private static final int TIE_BREAK_VARIABLES = 20_000;

    /** An optimum with its proof. */
    record Proved(Optimum optimum, Certificate certificate) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MatchOutcome match(RoundInstance instance, SolveBudget budget) {
        StopWatch watch = new StopWatch();
        MatchingModel model = new MatchingModel(instance);
        try (LadderProgram program = new LadderProgram(model, Window.whole(model))) {
            watch.modelIsBuilt();
            Optional<Proved> proved = solve(program, instance, budget);
            if (proved.isEmpty() || budget.isCancelled()) {
                return new MatchOutcome.OutOfTime();
            }
            Optimum optimum = proved.get().optimum();
            Allocation rounded =
                    Rounding.down(model, Window.whole(model), slot -> program.amount(optimum, slot), budget);
            List<Trade> trades = rounded.trades();
            watch.isSolved();
            return new MatchOutcome.Solved(Match.verified(
                    NAME, instance, trades, watch, program.size(), proved.get().certificate()));
        }
    }

    private static Optional<Proved> solve(LadderProgram program, RoundInstance instance, SolveBudget budget) {
        if (instance.objective() == Objective.WELFARE) {
            return program.mostWelfare(budget.time())
                    .map(optimum -> prove(program, optimum, instance, duals -> new Certificate(duals, null)));
        }
        Optional<Proved> energy = program.mostEnergy(budget.time())
                .map(optimum -> prove(program, optimum, instance, duals -> new Certificate(duals, null)));
        if (energy.isEmpty() || budget.isCancelled()) {
            return energy;
        }
        if (instance.objective() == Objective.ENERGY) {
            return program.size().variables() > TIE_BREAK_VARIABLES ? energy : earliest(program, energy.get(), budget);
        }
        double most = energy.get().optimum().objective();
        DualPrices first = energy.get().certificate().first();
        return program.mostWelfareWithEnergy(WholeAmount.near(most), budget.time())
                .map(optimum -> prove(program, optimum, instance, duals -> new Certificate(first, duals)));
    }

    /** The proof is that of the energy; without an answer in time, the optimum stays the one that was found. */
    private static Optional<Proved> earliest(LadderProgram program, Proved energy, SolveBudget budget) {
        double most = WholeAmount.near(energy.optimum().objective());
        return program.earliestWithEnergy(most, budget.time())
                .map(optimum -> new Proved(optimum, energy.certificate()))
                .or(() -> Optional.of(energy));
    }

    /** Of the integer forms of the dual values the one that bounds tightest. */
    static Proved prove(
            LadderProgram program, Optimum optimum, RoundInstance instance, Function<DualPrices, Certificate> form) {
        Certificate best = form.apply(program.duals(optimum, DUAL_SCALES.getFirst()));
        ObjectiveValue bestBound = best.bound(instance);
        for (long scale : DUAL_SCALES.subList(1, DUAL_SCALES.size())) {
            Certificate candidate = form.apply(program.duals(optimum, scale));
            ObjectiveValue bound = candidate.bound(instance);
            if (bestBound.isBetterThan(bound, instance.objective())) {
                best = candidate;
                bestBound = bound;
            }
        }
        return new Proved(optimum, best);
    }
}
