package org.gridmarket.middleware.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.middleware.model.ComponentType.Scheduler;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
    private final Budget budget = new Budget(10 * ComponentLimits.PORT_BYTES);

    private WorkQueue queue(Scheduler scheduler) {
        return new WorkQueue(List.of("first", "second"), scheduler, budget);
    }

    private static WorkQueue.Work work(String port, long bytes) {
        return new WorkQueue.Work(port, bytes, 0, () -> {});
    }

    private static List<String> ports(WorkQueue queue, boolean active) {
        List<String> ports = new ArrayList<>();
        for (Optional<WorkQueue.Work> next = queue.next(active); next.isPresent(); next = queue.next(active)) {
            ports.add(next.get().port());
        }
        return ports;
    }

    private static void fill(WorkQueue queue) {
        for (String port : List.of("second", "second", "first", "first", WorkQueue.CONTROL)) {
            assertThat(queue.offer(work(port, 1))).isTrue();
        }
    }

    @Test
    void in_turn_means_one_of_each_port_that_has_some() {
        WorkQueue queue = queue(Scheduler.ROUND_ROBIN);
        fill(queue);

        assertThat(ports(queue, true)).containsExactly(WorkQueue.CONTROL, "first", "second", "first", "second");
    }

    @Test
    void by_priority_means_the_first_port_that_has_some() {
        WorkQueue queue = queue(Scheduler.PRIORITY);
        fill(queue);

        assertThat(ports(queue, true)).containsExactly(WorkQueue.CONTROL, "first", "first", "second", "second");
    }

    @Test
    void while_passive_only_what_concerns_the_component_itself_is_done() {
        WorkQueue queue = queue(Scheduler.ROUND_ROBIN);
        fill(queue);

        assertThat(ports(queue, false)).containsExactly(WorkQueue.CONTROL);
        assertThat(queue.waiting("first")).isEqualTo(2);
    }

    @Test
    void a_port_takes_so_many_messages_and_leaves_room_to_the_others() {
        WorkQueue queue = queue(Scheduler.ROUND_ROBIN);
        for (int i = 0; i < ComponentLimits.PORT_MESSAGES; i++) {
            assertThat(queue.offer(work("first", 0))).isTrue();
        }

        assertThat(queue.offer(work("first", 0))).isFalse();
        assertThat(queue.offer(work("second", 0))).isTrue();
    }

    @Test
    void a_port_takes_so_many_bytes() {
        WorkQueue queue = queue(Scheduler.ROUND_ROBIN);

        assertThat(queue.offer(work("first", ComponentLimits.PORT_BYTES))).isTrue();
        assertThat(queue.offer(work("first", 1))).isFalse();
    }

    @Test
    void what_is_done_or_forgotten_gives_its_room_back() {
        WorkQueue queue = queue(Scheduler.ROUND_ROBIN);
        queue.offer(work("first", 7));
        queue.offer(work("second", 8));
        assertThat(budget.taken()).isEqualTo(15);

        queue.next(true);
        assertThat(budget.taken()).isEqualTo(8);
        queue.clear();

        assertThat(budget.taken()).isZero();
    }

    @Test
    void what_waits_in_all_components_of_an_actor_is_bounded_together() {
        WorkQueue queue = new WorkQueue(List.of("first"), Scheduler.ROUND_ROBIN, new Budget(10));

        assertThat(queue.offer(work("first", 11))).isFalse();
        assertThat(queue.offer(work("first", 10))).isTrue();
    }
}
