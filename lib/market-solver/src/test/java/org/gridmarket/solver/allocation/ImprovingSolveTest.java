package org.gridmarket.solver.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.solver.allocation.cases.Carpool;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.gridmarket.solver.effort.SolveBudget;
import org.junit.jupiter.api.Test;

class ImprovingSolveTest {
    private static final MarketCase CARPOOL = Carpool.drawn(3, Carpool.Values.DETOUR);

    @Test
    void something_feasible_comes_first_and_then_what_is_better() {
        List<AllocationMatch> told = new ArrayList<>();

        AllocationMatch best = new ImprovingSolve(new MatcherChoice())
                .solve(CARPOOL.instance(Cycle.FIRST, List.of()), SolveBudget.UNHURRIED, told::add)
                .orElseThrow();

        assertThat(told).extracting(AllocationMatch::matcher).containsExactly(GreedyMatcher.NAME, ProgramMatcher.NAME);
        assertThat(told.getFirst().assignments()).isNotEmpty();
        assertThat(told.getLast()).isSameAs(best);
        assertThat(best.isCertified()).isTrue();
    }
}
