package org.gridmarket.testkit.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.testkit.energy.EnergyArbitraries;

class IntervalSetProperties {
    @Provide
    Arbitrary<IntervalSet> sets() {
        return EnergyArbitraries.intervalSets();
    }

    @Property(tries = 200)
    void a_set_holds_exactly_its_members(@ForAll("sets") IntervalSet set) {
        TreeSet<Interval> members = new TreeSet<>(set.stream().toList());

        for (int index = -65; index <= 65; index++) {
            assertThat(set.contains(Interval.of(index))).isEqualTo(members.contains(Interval.of(index)));
        }
        assertThat(set.size()).isEqualTo(members.size());
    }

    @Property(tries = 200)
    void a_set_has_one_form(@ForAll("sets") IntervalSet set) {
        List<Interval> backwards = set.stream().toList().reversed();

        assertThat(IntervalSet.of(backwards)).isEqualTo(set);
    }

    @Property(tries = 200)
    void clipping_keeps_the_members_between_the_bounds(
            @ForAll("sets") IntervalSet set,
            @ForAll @IntRange(min = -70, max = 70) int first,
            @ForAll @IntRange(min = -70, max = 70) int last) {
        IntervalSet clipped = set.within(Interval.of(first), Interval.of(last));

        assertThat(clipped.stream())
                .containsExactlyElementsOf(set.stream()
                        .filter(t -> t.index() >= first && t.index() <= last)
                        .toList());
    }

    @Example
    void touching_runs_are_no_canonical_form() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IntervalSet(List.of(1, 2, 3, 4)));
    }

    @Example
    void a_run_that_ends_before_it_starts_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IntervalSet(List.of(5, 4)));
    }

    @Example
    void an_odd_number_of_bounds_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IntervalSet(List.of(5)));
    }

    @Example
    void the_number_of_runs_is_bounded() {
        List<Interval> everySecond = IntStream.rangeClosed(0, IntervalSet.MAX_RUNS)
                .mapToObj(i -> Interval.of(2 * i))
                .toList();

        assertThatIllegalArgumentException().isThrownBy(() -> IntervalSet.of(everySecond));
    }
}
