package org.gridmarket.solver.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.solver.effort.SolveBudget.UNHURRIED;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.AllocationVerifier;
import org.gridmarket.kernel.allocation.clearing.VerifiedAllocation;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.testkit.allocation.EverySet;
import org.gridmarket.testkit.allocation.RandomMarket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every matcher owes; each implementation has a subclass that names it. */
abstract class AllocationMatcherSuite {
    private static final int MARKETS = 60;

    /** What may be tried of one instance, to find its best set without any matcher. */
    private static final int MOST_SETS = 600;

    abstract AllocationMatcher matcher();

    /** Whether what it returns is always as good as the best set of all. */
    abstract boolean isOptimal();

    @Test
    void every_result_passes_the_kernels_verifier() {
        int solved = 0;
        for (AllocationInstance instance : markets()) {
            if (matcher().match(instance, UNHURRIED) instanceof AllocationOutcome.Solved(AllocationMatch match)
                    && match.solution().isPresent()) {
                solved++;
                VerifiedAllocation again = AllocationVerifier.verify(
                                instance, match.solution().get())
                        .orThrow();
                assertThat(again.worth()).isEqualTo(match.worth());
            }
        }
        assertThat(solved).as("markets that it suits").isGreaterThan(MARKETS / 5);
    }

    @Test
    void nothing_is_better_than_the_best_of_all_sets_and_an_optimal_matcher_finds_it() {
        int compared = 0;
        for (AllocationInstance instance : markets()) {
            Optional<Worth> best = best(instance);
            if (best.isPresent()
                    && matcher().match(instance, UNHURRIED)
                            instanceof AllocationOutcome.Solved(AllocationMatch match)) {
                compared++;
                assertThat(match.worth()).isLessThanOrEqualTo(best.get());
                if (isOptimal()) {
                    assertThat(match.worth()).as("%s", instance.offers()).isEqualTo(best.get());
                }
            }
        }
        assertThat(compared).as("markets that it suits").isGreaterThan(MARKETS / 5);
    }

    @Test
    void bounds_are_never_below_the_best_of_all_sets() {
        for (AllocationInstance instance : markets()) {
            Optional<Worth> best = best(instance);
            if (best.isPresent()
                    && matcher().match(instance, UNHURRIED)
                            instanceof AllocationOutcome.Solved(AllocationMatch match)) {
                for (int i = 0; i < match.bounds().size() && isEqualBefore(i, match.worth(), best.get()); i++) {
                    @Nullable Long bound = match.bounds().get(i).bound();
                    if (bound != null) {
                        assertThat(bound).isGreaterThanOrEqualTo(best.get().term(i));
                    }
                }
                if (match.isBest() || match.isCertified()) {
                    assertThat(match.worth()).isEqualTo(best.get());
                }
            }
        }
    }

    /** A bound of a term holds for solutions with equal earlier terms. */
    private static boolean isEqualBefore(int term, Worth one, Worth other) {
        for (int j = 0; j < term; j++) {
            if (one.term(j) != other.term(j)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void the_same_instance_gives_the_same_assignments() {
        for (AllocationInstance instance : markets().subList(0, MARKETS / 3)) {
            if (matcher().match(instance, UNHURRIED) instanceof AllocationOutcome.Solved(AllocationMatch once)
                    && matcher().match(instance, UNHURRIED)
                            instanceof AllocationOutcome.Solved(AllocationMatch twice)) {
                assertThat(twice.assignments()).isEqualTo(once.assignments());
            }
        }
    }

    @Test
    void a_cancelled_budget_ends_at_once_without_assignments() {
        SolveBudget cancelled = new SolveBudget(Duration.ofSeconds(1), () -> true);
        for (AllocationInstance instance : markets()) {
            if (matcher().match(instance, cancelled) instanceof AllocationOutcome.Solved(AllocationMatch match)) {
                assertThat(match.assignments()).isEmpty();
            }
        }
    }

    /** Nothing, where no set is worth more; empty when there are too many to be tried. */
    private static Optional<Worth> best(AllocationInstance instance) {
        Worth nothing = Worth.nothing(instance.schema().objective().size());
        return PlainMarket.sets(instance) > MOST_SETS
                ? Optional.empty()
                : Optional.of(EverySet.best(instance)
                        .map(VerifiedAllocation::worth)
                        .filter(worth -> worth.compareTo(nothing) > 0)
                        .orElse(nothing));
    }

    /** Half of them with constraints of every kind in a third cycle, half of them divisible. */
    private static List<AllocationInstance> markets() {
        List<AllocationInstance> markets = new ArrayList<>();
        for (int seed = 0; seed < MARKETS / 2; seed++) {
            RandomMarket market = new RandomMarket(seed);
            market.play();
            markets.add(market.instance(2));
            markets.add(PlainMarket.drawn(seed));
        }
        return markets;
    }
}
