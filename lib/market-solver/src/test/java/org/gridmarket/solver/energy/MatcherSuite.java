package org.gridmarket.solver.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gridmarket.solver.effort.SolveBudget.UNHURRIED;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.SolutionVerifier;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.ortools.Optimum;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every matcher owes; each implementation has a subclass that names it. */
abstract class MatcherSuite {
    private static final int MARKETS_PER_KIND = 120;

    /** Holds the denominators of fractional optima, so that optimal means optimal in whole Wh. */
    static final int DIVISIBLE_WH = 60;

    abstract Matcher matcher();

    /** Whether what it returns is as good as the text's linear program. */
    abstract boolean isOptimal();

    /** Whether there may be instances that it is not made for. */
    boolean suitsEverything() {
        return true;
    }

    /** Whether a certificate, where there is one, always proves that nothing is better. */
    boolean alwaysCertifies() {
        return true;
    }

    @ParameterizedTest
    @EnumSource
    void every_result_passes_the_kernels_verifier(Objective objective) {
        for (RoundInstance instance : markets(objective, 1)) {
            if (matcher().match(instance, UNHURRIED) instanceof MatchOutcome.Solved(Match match)
                    && match.solution().size() > 0) {
                var again = SolutionVerifier.verify(instance, match.solution()).orThrow();
                assertThat(again.value()).isEqualTo(match.value());
            }
        }
    }

    @Test
    void where_an_interval_may_have_few_trades_the_largest_of_them_are_kept() {
        Interval t = Interval.of(1);
        RoundInstance instance = new RoundInstance(
                t.round(),
                t,
                Objective.ENERGY_THEN_WELFARE,
                List.of(
                        EnergyExamples.selling(1, 100, t, t),
                        EnergyExamples.selling(2, 300, t, t),
                        EnergyExamples.selling(3, 200, t, t),
                        EnergyExamples.buying(4, 600, t, t)),
                EnergyExamples.rules(),
                EnergyLimits.STANDARD.with(EnergyLimit.TRADES_PER_INTERVAL, 2));

        if (matcher().match(instance, UNHURRIED) instanceof MatchOutcome.Solved(Match match)) {
            assertThat(match.solution().size()).isEqualTo(2);
            assertThat(match.value().energyWh()).isEqualTo(500);
        } else {
            assertThat(suitsEverything()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_optimal_matcher_equals_the_texts_linear_program(Objective objective) {
        int solved = 0;
        for (RoundInstance instance : markets(objective, DIVISIBLE_WH)) {
            if (matcher().match(instance, UNHURRIED) instanceof MatchOutcome.Solved(Match match)) {
                solved++;
                ObjectiveValue reference = reference(instance);
                assertThat(match.value().compare(reference, objective)).isLessThanOrEqualTo(0);
                if (isOptimal() || match.isCertified()) {
                    assertThat(match.value().compare(reference, objective)).isZero();
                }
            } else {
                assertThat(suitsEverything()).isFalse();
            }
        }
        assertThat(solved).as("markets that it suits").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void a_certificate_proves_the_optimum(Objective objective) {
        for (RoundInstance instance : markets(objective, DIVISIBLE_WH)) {
            if (matcher().match(instance, UNHURRIED) instanceof MatchOutcome.Solved(Match match)
                    && match.certificate().isPresent()
                    && alwaysCertifies()) {
                assertThat(match.isCertified()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_bound_is_never_below_what_is_reached(Objective objective) {
        for (RoundInstance instance : markets(objective, 1)) {
            if (matcher().match(instance, UNHURRIED) instanceof MatchOutcome.Solved(Match match)) {
                match.bound()
                        .ifPresent(bound -> assertThat(bound.compare(match.value(), objective))
                                .isGreaterThanOrEqualTo(0));
            }
        }
    }

    @Test
    void the_same_instance_gives_the_same_trades() {
        for (RoundInstance instance : markets(Objective.ENERGY_THEN_WELFARE, 7)) {
            if (matcher().match(instance, UNHURRIED) instanceof MatchOutcome.Solved(Match once)
                    && matcher().match(instance, UNHURRIED) instanceof MatchOutcome.Solved(Match twice)) {
                assertThat(twice.solution()).isEqualTo(once.solution());
            }
        }
    }

    @Test
    void trades_per_interval_are_fewer_than_sellers_and_buyers() {
        for (RoundInstance instance : markets(Objective.ENERGY, 1)) {
            if (matcher().match(instance, UNHURRIED) instanceof MatchOutcome.Solved(Match match)) {
                instance.terms().keySet().forEach(t -> {
                    long naming = instance.offers().stream()
                            .filter(offer -> offer.intervals().contains(t))
                            .count();
                    assertThat((long) match.verified().tradesOf(t).size()).isLessThanOrEqualTo(Math.max(0, naming - 1));
                });
            }
        }
    }

    @Test
    void a_cancelled_budget_ends_at_once_without_trades() {
        SolveBudget cancelled = new SolveBudget(Duration.ofSeconds(1), () -> true);
        RoundInstance instance = markets(Objective.ENERGY, 1).getFirst();
        if (matcher().match(instance, cancelled) instanceof MatchOutcome.Solved(Match match)) {
            assertThat(match.solution().size()).isZero();
        }
    }

    static List<RoundInstance> markets(Objective objective, int unitWh) {
        List<RoundInstance> markets = new ArrayList<>();
        long seed = 1;
        for (RandomMarket.Groups groups : RandomMarket.Groups.values()) {
            for (RandomMarket.Prices prices : RandomMarket.Prices.values()) {
                for (int i = 0; i < MARKETS_PER_KIND; i++) {
                    markets.add(new RandomMarket(seed++, objective, groups, prices, unitWh).instance());
                }
            }
        }
        return markets;
    }

    private static ObjectiveValue reference(RoundInstance instance) {
        try (PairwiseProgram program = new PairwiseProgram(instance)) {
            if (instance.objective() == Objective.WELFARE) {
                return new ObjectiveValue(0, whole(program.mostWelfare(0, UNHURRIED.time())));
            }
            long energy = whole(program.mostEnergy(UNHURRIED.time()));
            return instance.objective() == Objective.ENERGY
                    ? new ObjectiveValue(energy, 0)
                    : new ObjectiveValue(energy, whole(program.mostWelfare((double) energy, UNHURRIED.time())));
        }
    }

    private static long whole(Optional<Optimum> optimum) {
        double value = optimum.orElseThrow().objective();
        assertThat(value).as("energies are divisible, so optima are whole").isCloseTo(Math.rint(value), within(1e-3));
        return Math.round(value);
    }
}
