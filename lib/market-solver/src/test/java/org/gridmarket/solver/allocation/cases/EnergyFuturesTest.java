package org.gridmarket.solver.allocation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.solver.allocation.AllocationMatch;
import org.gridmarket.solver.allocation.FlowMatcher;
import org.gridmarket.solver.allocation.MatcherChoice;
import org.junit.jupiter.api.Test;

/** A day of twelve homes on two feeders, drawn. */
class EnergyFuturesTest {
    private static final EnergyFutures.Limits LIMITS = new EnergyFutures.Limits(1_000, 600);

    private static List<EnergyFutures.Flow> flows() {
        SplittableRandom random = new SplittableRandom(7);
        List<EnergyFutures.Flow> flows = new ArrayList<>();
        for (int home = 0; home < 12; home++) {
            String feeder = Integer.toString(1 + home % 2);
            for (int i = 0; i < 6; i++) {
                int first = random.nextInt(EnergyFutures.DAY - 8);
                long wh = 100L + random.nextInt(900);
                flows.add(new EnergyFutures.Flow(
                        "h" + home, feeder, first, first + random.nextInt(8), home < 6 ? wh : -wh));
            }
        }
        return flows;
    }

    private static long volume(List<AllocationMatch> matches) {
        return matches.stream().mapToLong(each -> each.worth().term(0)).sum();
    }

    private static List<AllocationMatch> solve(int window) {
        MarketCase market = EnergyFutures.of(flows(), window, LIMITS);
        Cycle last = window == EnergyFutures.DAY ? Cycle.FIRST : market.lastCycle();
        return new CycleByCycle(market, new MatcherChoice(), Duration.ofSeconds(30)).until(last);
    }

    @Test
    void a_day_with_perfect_information_is_one_cycle_of_which_both_terms_are_proved() {
        List<AllocationMatch> day = solve(EnergyFutures.DAY);

        assertThat(day).hasSize(1);
        assertThat(day.getFirst().matcher()).isEqualTo(FlowMatcher.NAME);
        assertThat(day.getFirst().isCertified()).isTrue();
        assertThat(volume(day)).isPositive();
    }

    @Test
    void cycle_by_cycle_trades_no_more_than_perfect_information_and_proves_every_cycle() {
        List<AllocationMatch> cycles = solve(5);

        assertThat(cycles).hasSizeGreaterThan(EnergyFutures.DAY / 2);
        assertThat(cycles)
                .allSatisfy(each -> assertThat(
                                each.isCertified() || each.assignments().isEmpty())
                        .isTrue());
        assertThat(volume(cycles)).isPositive().isLessThanOrEqualTo(volume(solve(EnergyFutures.DAY)));
    }
}
