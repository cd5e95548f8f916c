package org.gridmarket.solver.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.solver.effort.SolveBudget;
import org.junit.jupiter.api.Test;

final class FlowMatcherTest extends AllocationMatcherSuite {
    private static final int MARKETS = 60;

    @Override
    AllocationMatcher matcher() {
        return new FlowMatcher();
    }

    @Override
    boolean isOptimal() {
        return true;
    }

    /** Nobody has offers on both sides in these markets; where somebody has, the flow bounds more than can be assigned. */
    @Test
    void the_prices_of_its_nodes_prove_each_term() {
        int proved = 0;
        for (long seed = 0; seed < MARKETS; seed++) {
            if (matcher().match(PlainMarket.drawn(seed), SolveBudget.UNHURRIED)
                            instanceof AllocationOutcome.Solved(AllocationMatch match)
                    && !match.assignments().isEmpty()) {
                assertThat(match.isCertified())
                        .as("seed %s, %s, bounds %s", seed, match.worth(), match.bounds())
                        .isTrue();
                proved++;
            }
        }
        assertThat(proved).isGreaterThan(MARKETS / 2);
    }
}
