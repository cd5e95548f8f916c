package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class GrowingDistanceTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final GrowingDistance complaints = new GrowingDistance(nanos::get);

    @Test
    void what_is_complained_about_each_second_is_told_at_distances_that_double() {
        List<Integer> toldAtSecond = new ArrayList<>();
        for (int second = 0; second < 1_000; second++) {
            if (complaints.complain() >= 0) {
                toldAtSecond.add(second);
            }
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        assertThat(toldAtSecond).containsExactly(0, 60, 180, 420, 900);
    }

    @Test
    void a_line_tells_how_many_were_left_out() {
        complaints.complain();
        for (int i = 0; i < 7; i++) {
            assertThat(complaints.complain()).isNegative();
        }
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(complaints.complain()).isEqualTo(7);
    }

    @Test
    void after_a_quiet_time_a_complaint_is_a_first_one() {
        complaints.complain();
        nanos.addAndGet(Duration.ofHours(2).toNanos());

        assertThat(complaints.complain()).isZero();
    }

    @Test
    void after_all_was_well_a_complaint_is_a_first_one() {
        complaints.complain();
        complaints.appease();

        assertThat(complaints.complain()).isZero();
    }
}
