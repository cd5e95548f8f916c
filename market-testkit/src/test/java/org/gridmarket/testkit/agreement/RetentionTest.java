package org.gridmarket.testkit.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.agreement.Retention;
import org.gridmarket.kernel.agreement.Timeline;
import org.gridmarket.kernel.quantity.Interval;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private final Retention retention = new Retention(Interval.of(10), 2);
    private final Timeline<String> timeline = Timeline.<String>empty()
            .with(Interval.of(0), "past")
            .with(Interval.of(9), "still asked for")
            .with(Interval.of(20), "to come");

    @Test
    void what_nobody_can_ask_for_falls_off_and_makes_room() {
        assertThat(retention.offence(List.of(timeline.versions().size()))).contains("3", "2");

        Timeline<String> kept = retention.trim(timeline);

        assertThat(kept.values()).containsExactly("still asked for", "to come");
        assertThat(retention.offence(List.of(kept.versions().size()))).isNull();
    }

    @Test
    void what_holds_at_a_time_that_may_be_asked_for_is_the_same_after_trimming() {
        Timeline<String> kept = retention.trim(timeline);

        for (int time = 10; time < 25; time++) {
            assertThat(kept.at(Interval.of(time))).isEqualTo(timeline.at(Interval.of(time)));
        }
    }

    @Test
    void one_timeline_that_is_too_long_is_enough() {
        assertThat(retention.offence(List.of(1, 3, 1))).isNotNull();
        assertThat(retention.offence(List.of())).isNull();
    }
}
