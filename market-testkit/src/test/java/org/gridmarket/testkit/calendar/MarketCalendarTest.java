package org.gridmarket.testkit.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.testkit.energy.EnergyExamples;

class MarketCalendarTest {
    private static final long DELTA = MarketCalendar.MIN_REAL_MILLIS;

    private final MarketCalendar calendar = EnergyExamples.calendar();

    @Example
    void the_gate_lies_t_clear_intervals_before_the_start() {
        assertThat(calendar.gate(Interval.of(7))).isEqualTo(EnergyExamples.EPOCH.plusMillis(6 * DELTA));
        assertThat(calendar.start(Interval.of(7))).isEqualTo(EnergyExamples.EPOCH.plusMillis(7 * DELTA));
    }

    @Example
    void at_the_end_of_interval_t_interval_t_plus_one_plus_t_clear_is_finalised() {
        assertThat(calendar.end(Interval.of(3))).isEqualTo(calendar.gate(Interval.of(3 + 1 + 1)));
    }

    @Example
    void gates_before_the_epoch_are_legal() {
        assertThat(calendar.gate(Interval.of(-5)))
                .isEqualTo(new LedgerTime(EnergyExamples.EPOCH.epochMillis() - 6 * DELTA));
    }

    @Property(tries = 300)
    void a_moment_lies_between_the_gates_of_its_round(
            @ForAll @LongRange(min = -100_000_000, max = 100_000_000) long offset) {
        LedgerTime moment = new LedgerTime(EnergyExamples.EPOCH.epochMillis() + offset);
        Round round = calendar.roundAt(moment);

        assertThat(calendar.gate(round.previous())).isLessThanOrEqualTo(moment);
        assertThat(moment).isLessThan(calendar.gate(round));
    }

    @Property(tries = 100)
    void the_gate_itself_belongs_to_the_next_round(@ForAll @IntRange(min = -1000, max = 1000) int index) {
        Round tau = Round.of(index);

        assertThat(calendar.roundAt(calendar.gate(tau))).isEqualTo(tau.next());
    }

    @Example
    void the_first_book_lies_one_before_the_first_interval() {
        assertThat(calendar.firstBook()).isEqualTo(Book.of(0));
        assertThat(calendar.firstRound().book()).isEqualTo(calendar.firstBook());
    }

    @Property(tries = 100)
    void an_interval_lasts_from_its_start_to_its_end(@ForAll @IntRange(min = -1000, max = 1000) int index) {
        Interval t = Interval.of(index);

        assertThat(calendar.intervalAt(calendar.start(t))).isEqualTo(t);
        assertThat(calendar.intervalAt(calendar.end(t))).isEqualTo(t.next());
    }

    @Example
    void an_interval_its_round_and_its_book_have_one_gate() {
        Interval t = Interval.of(5);

        assertThat(calendar.gate(t))
                .isEqualTo(calendar.gate(t.round()))
                .isEqualTo(calendar.gate(t.round().book()));
    }

    @Example
    void the_last_book_of_an_operation_is_that_of_the_last_interval_that_can_be_named() {
        LedgerTime inRoundFive = calendar.gate(Interval.of(4));

        assertThat(calendar.lastNameableBook(inRoundFive)).isEqualTo(Book.of(5 + 1 + EnergyExamples.HORIZON));
    }

    @Example
    void the_next_book_can_name_one_interval_more_than_the_current_one() {
        LedgerTime inRoundFive = calendar.gate(Interval.of(4));

        assertThat(calendar.lastNameable(inRoundFive)).isEqualTo(Interval.of(5 + 1 + EnergyExamples.HORIZON));
    }

    @Example
    void a_market_without_clearance_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar(0, 4, 3, 0))
                .withMessageContaining("clearance 0");
    }

    @Example
    void looking_further_ahead_than_offers_reach_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar(1, 4, 5, 0))
                .withMessageContaining("look-ahead 5");
    }

    @Example
    void a_grace_longer_than_an_interval_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar(1, 4, 3, DELTA + 1))
                .withMessageContaining("grace");
    }

    private static MarketCalendar calendar(int clearance, int horizon, int lookAhead, long graceMillis) {
        return new MarketCalendar(
                EnergyExamples.EPOCH,
                15,
                DELTA,
                clearance,
                horizon,
                lookAhead,
                graceMillis,
                2,
                Interval.of(1),
                Objective.ENERGY,
                false);
    }
}
