package org.gridmarket.middleware.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.middleware.MiddlewareLimits;
import org.junit.jupiter.api.Test;

class SuspensionTest {
    private final SetClock clock = new SetClock();
    private final Suspension suspension = new Suspension(clock);

    @Test
    void a_machine_that_was_suspended_is_noticed_once() {
        clock.suspend(MiddlewareLimits.SUSPENDED_MILLIS + 10);

        assertThat(suspension.isOver(clock)).isTrue();
        assertThat(suspension.isOver(clock)).isFalse();
    }

    @Test
    void a_clock_that_is_set_back_is_no_suspension() {
        clock.suspend(-3_600_000);

        assertThat(suspension.isOver(clock)).isFalse();
    }

    @Test
    void a_clock_that_drifts_is_no_suspension() {
        for (int i = 0; i < 10; i++) {
            clock.suspend(MiddlewareLimits.SUSPENDED_MILLIS / 4);
            assertThat(suspension.isOver(clock)).isFalse();
        }
    }
}
