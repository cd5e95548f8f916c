package org.gridmarket.solver.allocation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.solver.allocation.AllocationMatch;
import org.gridmarket.solver.allocation.ProgramMatcher;
import org.gridmarket.solver.effort.SolveBudget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the page: seats and welfare are fixed, who rides with whom may vary with ties. */
class CarpoolTest {
    @ParameterizedTest
    @CsvSource({
        "1, 62, KM, 2, 1000000",
        "2, 63, KM, 5, 0",
        "3, 59, KM, 8, 24000000",
        "10, 63, KM, 6, 3000000",
        "1, 62, DETOUR, 10, 17195000",
        "2, 63, DETOUR, 14, 22226000",
        "3, 59, DETOUR, 14, 56910000",
        "10, 63, DETOUR, 17, 18267000",
    })
    void seats_and_welfare_are_those_of_the_page(
            long seed, int offers, Carpool.Values values, long seats, long welfare) {
        MarketCase market = Carpool.drawn(seed, values);
        assertThat(market.offers()).hasSize(offers);

        AllocationMatch match = new ProgramMatcher()
                .match(market.instance(Cycle.FIRST, List.of()), SolveBudget.UNHURRIED)
                .orThrow();

        assertThat(match.worth()).isEqualTo(Worth.of(seats, welfare));
        assertThat(match.isBest()).isTrue();
    }

    /** Page, "Reach": all terms of 38 of seeds 1..40 with kilometres, of 34 with detours. */
    @ParameterizedTest
    @CsvSource({"KM, 38", "DETOUR, 34"})
    void prices_prove_nearly_every_market(Carpool.Values values, int atLeast) {
        int proved = 0;
        for (long seed = 1; seed <= 40; seed++) {
            AllocationMatch match = new ProgramMatcher()
                    .match(Carpool.drawn(seed, values).instance(Cycle.FIRST, List.of()), SolveBudget.UNHURRIED)
                    .orThrow();
            boolean hasNothing = match.assignments().isEmpty() && match.isBest(); // then there is nothing to certify
            proved += match.isCertified() || hasNothing ? 1 : 0;
        }
        assertThat(proved).isGreaterThanOrEqualTo(atLeast);
    }
}
