package org.gridmarket.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Counted;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Numbered;
import org.gridmarket.kernel.quantity.Round;

/** Keys sort as the numbers in them, whatever these are, and those of the energy market are what they always were. */
class KeysProperties {
    @Property
    void keys_sort_as_their_numbers(@ForAll long one, @ForAll long other) {
        assertThat(Integer.signum(key(one).compareTo(key(other)))).isEqualTo(Long.compare(one, other));
    }

    @Property
    void a_number_is_read_back(@ForAll long number) {
        assertThat(Keys.numberSegment(key(number), 1).number()).isEqualTo(number);
    }

    @Property
    void all_rows_of_a_number_lie_before_the_key_after_it(@ForAll long number, @ForAll long other) {
        String row = Keys.of("water.well", counted(number), "zzz");

        assertThat(row).isBetween(key(number), Keys.after("water.well", counted(number)));
        if (other != number) {
            assertThat(Keys.of("water.well", counted(other), "zzz"))
                    .satisfiesAnyOf(
                            key -> assertThat(key).isLessThan(key(number)),
                            key -> assertThat(key).isGreaterThan(Keys.after("water.well", counted(number))));
        }
    }

    @Property
    void an_interval_has_the_nine_digits_it_always_had(
            @ForAll @IntRange(min = -Counted.MAX_INDEX, max = Counted.MAX_INDEX) int index) {
        String key = Keys.of("offer", Interval.of(index), "page");

        assertThat(key).isEqualTo("offer~%09d~page".formatted(500_000_000 + index));
        assertThat(Keys.indexSegment(key, 1)).isEqualTo(index);
    }

    @Property(tries = 100)
    void a_round_and_a_book_have_the_digits_of_the_interval_of_their_number(
            @ForAll @IntRange(min = -Counted.MAX_INDEX, max = Counted.MAX_INDEX) int index) {
        String key = Keys.of("sealed", Interval.of(index));

        assertThat(Keys.of("sealed", Round.of(index))).isEqualTo(key);
        assertThat(Keys.of("sealed", Book.of(index))).isEqualTo(key);
    }

    @Example
    void the_width_is_sixteen_at_both_ends() {
        assertThat(key(Long.MIN_VALUE)).isEqualTo("water.well~0000000000000000");
        assertThat(key(0)).isEqualTo("water.well~8000000000000000");
        assertThat(key(Long.MAX_VALUE)).isEqualTo("water.well~ffffffffffffffff");
    }

    @Example
    void a_table_bears_its_market_s_name() {
        assertThat(StateTable.of("water", "well", "place", Target.class).key("north"))
                .isEqualTo("water.well~north");
    }

    @Example
    void a_table_s_name_cannot_reach_into_another_s_rows() {
        assertThatIllegalArgumentException().isThrownBy(() -> StateTable.of("water", "well~north", "", Target.class));
        assertThatIllegalArgumentException().isThrownBy(() -> StateTable.of("water.well", "north", "", Target.class));
    }

    private static String key(long number) {
        return Keys.of("water.well", counted(number));
    }

    private static Numbered counted(long number) {
        return () -> number;
    }
}
