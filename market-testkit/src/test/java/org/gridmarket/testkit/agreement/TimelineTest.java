package org.gridmarket.testkit.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.kernel.agreement.Timeline;
import org.gridmarket.kernel.quantity.Interval;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final Timeline<String> timeline =
            Timeline.<String>empty().with(Interval.of(10), "second").with(Interval.of(-5), "first");

    @Test
    void nothing_holds_before_the_first_version() {
        assertThat(timeline.at(Interval.of(-6))).isEmpty();
    }

    @Test
    void a_version_holds_from_its_interval_until_the_next() {
        assertThat(timeline.at(Interval.of(-5))).contains("first");
        assertThat(timeline.at(Interval.of(9))).contains("first");
        assertThat(timeline.at(Interval.of(10))).contains("second");
    }

    @Test
    void a_second_version_for_the_same_interval_replaces_the_first() {
        assertThat(timeline.with(Interval.of(10), "third").values()).containsExactly("first", "third");
    }

    @Test
    void forgetting_keeps_the_version_that_still_holds() {
        assertThat(timeline.since(Interval.of(9)).values()).containsExactly("first", "second");
        assertThat(timeline.since(Interval.of(10)).values()).containsExactly("second");
    }
}
