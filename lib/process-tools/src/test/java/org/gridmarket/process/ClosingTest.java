package org.gridmarket.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingTest {
    private final List<String> undone = new ArrayList<>();

    @Test
    void what_was_done_last_is_undone_first() {
        try (Closing closing = new Closing()) {
            closing.add("first", () -> undone.add("first"));
            closing.add("second", () -> undone.add("second"));
        }

        assertThat(undone).containsExactly("second", "first");
    }

    @Test
    void a_step_that_cannot_be_undone_does_not_stop_the_others() {
        try (Closing closing = new Closing()) {
            closing.add("first", () -> undone.add("first"));
            closing.add("second", () -> {
                throw new IllegalStateException("stuck");
            });
        }

        assertThat(undone).containsExactly("first");
    }

    @Test
    void what_comes_too_late_is_undone_at_once() {
        Closing closing = new Closing();
        closing.close();
        closing.add("late", () -> undone.add("late"));

        assertThat(undone).containsExactly("late");
    }

    @Test
    void a_program_that_waits_for_its_end_goes_on_once_all_is_undone() throws InterruptedException {
        Closing closing = new Closing();
        List<String> undoneInOrder = new CopyOnWriteArrayList<>();
        closing.add("last", () -> undoneInOrder.add("last"));
        closing.add("first", () -> undoneInOrder.add("first"));
        Thread stopping = Thread.ofVirtual().start(closing::close);

        closing.awaitEnd();

        assertThat(undoneInOrder).containsExactly("first", "last");
        stopping.join();
    }

    @Test
    void a_child_process_does_not_outlive_the_closing(@TempDir Path folder) {
        ChildProcess child;
        try (Closing closing = new Closing()) {
            child = closing.add(
                    ChildProcess.start("sleeper", List.of("sleep", "600"), Map.of(), folder.resolve("log")), 2_000);
            assertThat(child.isAlive()).isTrue();
        }

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void the_failure_of_a_process_shows_the_end_of_its_log(@TempDir Path folder) throws InterruptedException {
        ChildProcess child = ChildProcess.start(
                "talker", List.of("sh", "-c", "echo no such port; exit 3"), Map.of(), folder.resolve("talker.log"));
        child.await();

        assertThat(child.failure("did not get ready"))
                .hasMessageContaining("talker did not get ready")
                .hasMessageContaining("ended with code 3")
                .hasMessageContaining("no such port");
    }
}
