package org.gridmarket.testkit.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Counted;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.QuantityException;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;
import org.junit.jupiter.api.Test;

/** Intervals, rounds and books are counted alike, and one follows from the other by a word that says how. */
class CountedTest {
    @Test
    void the_round_of_an_interval_makes_it_final() {
        assertThat(Interval.of(7).round()).isEqualTo(Round.of(7));
        assertThat(Round.of(7).interval()).isEqualTo(Interval.of(7));
    }

    @Test
    void the_book_of_a_round_is_sealed_with_it() {
        assertThat(Round.of(7).book()).isEqualTo(Book.of(7));
        assertThat(Book.of(7).round()).isEqualTo(Round.of(7));
    }

    @Test
    void a_book_names_intervals_from_the_one_after_its_own_number() {
        assertThat(Book.of(-3).firstNameable()).isEqualTo(Interval.of(-2));
        assertThat(Book.lastNaming(Interval.of(-2))).isEqualTo(Book.of(-3));
    }

    @Test
    void a_ledger_period_travels_in_the_place_of_a_book() {
        assertThat(LedgerPeriod.named(LedgerPeriod.of(12).asLast())).isEqualTo(LedgerPeriod.of(12));
    }

    @Test
    void they_are_ordered_and_counted_by_their_index() {
        Round tau = Round.of(4);

        assertThat(tau.previous()).isLessThan(tau);
        assertThat(tau.next().isAfter(tau)).isTrue();
        assertThat(tau.isBefore(tau)).isFalse();
        assertThat(tau.minus(6)).isEqualTo(Round.of(-2));
        assertThat(tau.isWithin(tau, tau)).isTrue();
        assertThat(tau.isWithin(tau.next(), tau.plus(2))).isFalse();
    }

    @Test
    void an_index_out_of_range_is_refused_in_the_words_of_its_kind() {
        int beyond = Counted.MAX_INDEX + 1;

        assertThatExceptionOfType(QuantityException.class)
                .isThrownBy(() -> Round.of(beyond))
                .withMessage("round 400000001 is outside +-400000000");
        assertThatExceptionOfType(QuantityException.class)
                .isThrownBy(() -> Book.of(-beyond))
                .withMessage("book -400000001 is outside +-400000000");
        assertThatExceptionOfType(QuantityException.class)
                .isThrownBy(() -> Interval.of(Counted.MAX_INDEX).next());
    }

    @Test
    void on_the_wire_each_is_its_bare_index() {
        assertThat(RecordCodec.of(Interval.class).write(Interval.of(-3))).isEqualTo("-3");
        assertThat(RecordCodec.of(Round.class).write(Round.of(-3))).isEqualTo("-3");
        assertThat(RecordCodec.of(Book.class).write(Book.of(-3))).isEqualTo("-3");
    }
}
