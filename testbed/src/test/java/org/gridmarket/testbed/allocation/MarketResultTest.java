package org.gridmarket.testbed.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.quantity.Money;
import org.junit.jupiter.api.Test;

/** When a market of a run may be called clean. */
class MarketResultTest {
    @Test
    void is_whole_when_all_was_posted_solved_and_settled() {
        assertThat(result(1, 0, Map.of(), 0).isWhole()).isTrue();
    }

    @Test
    void is_whole_when_members_asked_for_pages_that_are_owed_nothing() {
        assertThat(result(1, 0, Map.of("NOTHING_DUE", 3), 0).isWhole()).isTrue();
    }

    @Test
    void is_not_whole_when_an_offer_never_came() {
        assertThat(result(1, 1, Map.of(), 0).isWhole()).isFalse();
    }

    @Test
    void is_not_whole_when_an_operation_was_refused() {
        assertThat(result(1, 0, Map.of("CYCLE_CLOSED", 1), 0).isWhole()).isFalse();
    }

    @Test
    void is_not_whole_when_a_page_is_owed_something() {
        assertThat(result(1, 0, Map.of(), 1).isWhole()).isFalse();
    }

    @Test
    void is_not_whole_when_no_cycle_was_solved() {
        assertThat(result(0, 0, Map.of(), 0).isWhole()).isFalse();
    }

    private static MarketResult result(int solved, int missing, Map<String, Integer> refused, int unsettled) {
        return new MarketResult(
                "seats",
                2,
                1,
                solved,
                solved,
                2 - missing,
                missing,
                Map.of(),
                refused,
                solved,
                List.of(1L),
                solved,
                Money.ZERO,
                Money.ZERO,
                unsettled,
                List.of(100L),
                List.of(10L));
    }
}
