package org.gridmarket.solver.energy;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.solver.ortools.NativeLibrary;

/** Picks matchers: by name, or the fastest one that is exact for the instance. */
public final class MatcherChoice implements Matcher {
    public static final String NAME = "auto";

    /** In order of preference; the last one suits every instance. */
    private static final List<Matcher> EXACT = List.of(new MaxFlowMatcher(), new PriceLadderMatcher());

    private static final List<Matcher> ALL =
            List.of(new MatcherChoice(), EXACT.get(0), EXACT.get(1), new PairwiseMatcher(), new GreedyMatcher());

    /** The matcher of that name. */
    public static Optional<Matcher> named(String name) {
        return ALL.stream().filter(matcher -> matcher.name().equals(name)).findFirst();
    }

    /** What {@link #named} knows. */
    public static List<String> names() {
        return ALL.stream().map(Matcher::name).toList();
    }

    /** Loads the native code of the solvers now (some 0.5 s) rather than in the first solve. */
    public static void prepare() {
        NativeLibrary.require();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MatchOutcome match(RoundInstance instance, SolveBudget budget) {
        MatchOutcome outcome = new MatchOutcome.OutOfTime();
        for (Matcher matcher : EXACT) {
            outcome = matcher.match(instance, budget);
            if (!(outcome instanceof MatchOutcome.Unsuitable)) {
                break;
            }
        }
        return outcome;
    }
}
