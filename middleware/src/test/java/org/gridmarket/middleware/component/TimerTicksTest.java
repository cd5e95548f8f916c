package org.gridmarket.middleware.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.gridmarket.middleware.model.ComponentType.Scheduler;
import org.junit.jupiter.api.Test;

class TimerTicksTest {
    @Test
    void a_periodic_timer_does_not_drift_however_late_it_is_looked_at() {
        TimerTicks clock = new TimerTicks(100);
        clock.begin(1_000);

        assertThat(clock.due(1_099)).isZero();
        assertThat(clock.due(1_150)).isEqualTo(1);
        assertThat(clock.nextMillis()).isEqualTo(1_200);
    }

    @Test
    void missed_ticks_are_counted() {
        TimerTicks clock = new TimerTicks(100);
        clock.begin(0);

        assertThat(clock.due(350)).isEqualTo(3);
        assertThat(clock.nextMillis()).isEqualTo(400);
    }

    @Test
    void a_sporadic_timer_goes_off_once_when_it_is_set() {
        TimerTicks once = new TimerTicks(0);
        once.begin(0);
        assertThat(once.due(1_000_000)).isZero();

        once.after(50, 10);

        assertThat(once.due(60)).isEqualTo(1);
        assertThat(once.due(1_000)).isZero();
    }

    @Test
    void a_sporadic_timer_that_was_cancelled_does_not_go_off() {
        TimerTicks once = new TimerTicks(0);
        once.after(0, 10);

        once.cancel();

        assertThat(once.due(1_000)).isZero();
    }

    @Test
    void a_periodic_timer_cannot_be_set() {
        assertThatIllegalStateException().isThrownBy(() -> new TimerTicks(5).after(0, 1));
    }

    @Test
    void a_tick_has_come_in_when_it_was_due_however_late_its_component_looks() {
        WorkQueue queue = new WorkQueue(List.of("tick"), Scheduler.ROUND_ROBIN, new Budget(1));
        TimerSlot slot = new TimerSlot("tick", new TimerTicks(100), tick -> {});
        slot.ticks.begin(1_000);

        slot.fire(1_550, queue);

        assertThat(queue.next(true).orElseThrow().arrivedMillis()).isEqualTo(1_100);
    }
}
