package org.gridmarket.solver.energy;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.ortools.NativeLibrary;

/** Picks matchers: by name, or the fastest one that is exact for the instance. */
public final class MatcherChoice implements Matcher {
    public static final String NAME = "auto";

    /** Quick to tell whether they suit an instance; in order of preference. */
    private static final List<Matcher> FLOWS = List.of(new MaxFlowMatcher(), new PricedFlowMatcher());

    /** Suits every instance. */
    private static final Matcher PROGRAM = new PriceLadderMatcher();

    private static final List<Matcher> ALL = List.of(
            new MatcherChoice(),
            FLOWS.get(0),
            FLOWS.get(1),
            PROGRAM,
            new PriceWindowMatcher(),
            new PairwiseMatcher(),
            new GreedyMatcher());

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
        Optional<MatchOutcome> unproved = Optional.empty();
        for (Matcher matcher : FLOWS) {
            MatchOutcome outcome = matcher.match(instance, budget);
            if (outcome instanceof MatchOutcome.Solved(Match match)) {
                if (match.isCertified()) {
                    return outcome;
                }
                unproved = Optional.of(outcome);
            }
        }
        MatchOutcome exact = PROGRAM.match(instance, budget);
        return exact instanceof MatchOutcome.OutOfTime ? unproved.orElse(exact) : exact;
    }
}
