package org.gridmarket.testkit.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.decision.Rule;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.junit.jupiter.api.Test;

class RuleBookTest {
    private static final RuleBook<Integer> BOOK = RuleBook.of(
            "test:book",
            Rule.rule(CalendarRejection.BOOK_SEALED, "first", n -> n > 10 ? n + " is above 10" : null),
            Rule.rule(CalendarRejection.ROUND_SEALED, "second", n -> n > 5 ? n + " is above 5" : null));

    @Test
    void facts_without_offence_are_accepted_as_they_are() {
        assertThat(BOOK.check(5)).isEqualTo(Decision.accept(5));
    }

    @Test
    void the_first_offence_in_the_order_of_rows_is_the_reason() {
        assertThat(BOOK.check(11))
                .isEqualTo(new Decision.Rejected<>(
                        new Rejection(CalendarRejection.BOOK_SEALED, "first", "11 is above 10")));
    }

    @Test
    void a_later_row_speaks_when_the_earlier_ones_are_silent() {
        assertThat(BOOK.check(6))
                .isEqualTo(new Decision.Rejected<>(
                        new Rejection(CalendarRejection.ROUND_SEALED, "second", "6 is above 5")));
    }

    @Test
    void a_refusal_passes_through_what_would_come_next() {
        assertThat(BOOK.check(6).map(n -> n + 1).then(n -> Decision.accept("never")))
                .isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void insisting_on_a_refused_decision_is_a_bug_and_says_why() {
        assertThatIllegalStateException()
                .isThrownBy(() -> BOOK.check(6).orThrow())
                .withMessage("ROUND_SEALED: 6 is above 5 [second]");
    }
}
