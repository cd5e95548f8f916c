package org.gridmarket.solver.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.solver.effort.SolveBudget.UNHURRIED;

import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PricedFlowMatcherTest extends MatcherSuite {
    @Override
    Matcher matcher() {
        return new PricedFlowMatcher();
    }

    @Override
    boolean isOptimal() {
        return false;
    }

    @Override
    boolean suitsEverything() {
        return false;
    }

    @Override
    boolean alwaysCertifies() {
        return false;
    }

    @ParameterizedTest
    @EnumSource
    void where_prices_do_not_bind_every_solution_is_certified(Objective objective) {
        for (long seed = 1; seed <= 200; seed++) {
            RoundInstance instance = new RandomMarket(
                            seed, objective, RandomMarket.Groups.NESTED, RandomMarket.Prices.FREE, 7)
                    .instance();
            if (matcher().match(instance, UNHURRIED) instanceof MatchOutcome.Solved(Match match)) {
                assertThat(match.isCertified()).isTrue();
            }
        }
    }

    @Test
    void prices_that_rank_and_keep_nobody_apart_are_certified_for_the_whole_objective() {
        int certified = 0;
        for (RoundInstance instance : markets(Objective.WELFARE, 1)) {
            if (matcher().match(instance, UNHURRIED) instanceof MatchOutcome.Solved(Match match)) {
                certified += match.isCertified() ? 1 : 0;
            }
        }
        assertThat(certified).isPositive();
    }
}
