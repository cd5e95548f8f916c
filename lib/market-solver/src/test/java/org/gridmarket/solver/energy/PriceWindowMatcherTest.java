package org.gridmarket.solver.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.solver.effort.SolveBudget.UNHURRIED;

import java.time.Duration;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.solver.effort.SolveBudget;
import org.junit.jupiter.api.Test;

final class PriceWindowMatcherTest extends MatcherSuite {
    @Override
    Matcher matcher() {
        return new PriceWindowMatcher(2);
    }

    @Override
    boolean isOptimal() {
        return false;
    }

    @Override
    boolean alwaysCertifies() {
        return false;
    }

    @Test
    void no_energy_is_lost_and_little_welfare() {
        long welfare = 0;
        long mostWelfare = 0;
        for (RoundInstance instance : markets(Objective.ENERGY_THEN_WELFARE, DIVISIBLE_WH)) {
            Match match = matcher().match(instance, UNHURRIED).orThrow();
            Match best = new PriceLadderMatcher().match(instance, UNHURRIED).orThrow();
            assertThat(match.value().energyWh()).isEqualTo(best.value().energyWh());
            welfare += match.value().welfareMicro();
            mostWelfare += best.value().welfareMicro();
        }
        assertThat(welfare * 100).isBetween(mostWelfare * 98, mostWelfare * 100);
    }

    @Test
    void a_window_as_wide_as_the_market_finds_the_optimum() {
        for (RoundInstance instance : markets(Objective.ENERGY_THEN_WELFARE, DIVISIBLE_WH)) {
            Match match = new PriceWindowMatcher(10).match(instance, UNHURRIED).orThrow();
            Match best = new PriceLadderMatcher().match(instance, UNHURRIED).orThrow();
            assertThat(match.value()).isEqualTo(best.value());
        }
    }

    @Test
    void what_is_reached_when_the_time_is_over_is_feasible() {
        RoundInstance instance = markets(Objective.WELFARE, 1).getFirst();

        MatchOutcome outcome = matcher().match(instance, SolveBudget.within(Duration.ofNanos(1)));

        assertThat(outcome).isInstanceOf(MatchOutcome.Solved.class); // verified, or it would have thrown
    }
}
