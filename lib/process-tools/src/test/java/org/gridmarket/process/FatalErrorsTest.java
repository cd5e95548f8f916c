package org.gridmarket.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FatalErrorsTest {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

    private FatalErrors watching(Duration longestExit) {
        FatalErrors fatal = new FatalErrors(new FatalErrors.Ending(
                code -> ends.add("exit " + code), code -> ends.add("halt " + code), Duration.ofMillis(1), longestExit));
        fatal.startWatching();
        return fatal;
    }

    private String end() throws InterruptedException {
        return Optional.ofNullable(ends.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .orElse("goes on");
    }

    @ParameterizedTest
    @CsvSource({
        "linkage,UnsatisfiedLinkError: no native library in thread worker",
        "memory,OutOfMemoryError",
        "vital,IllegalStateException: a bug in thread worker"
    })
    void a_real_process_ends_with_its_code_and_says_why(String doom, String reason)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedMain.class.getName(),
                        doom)
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(log).isEqualTo(FatalErrors.EXIT_CODE);
        assertThat(log).contains(reason);
    }

    @Test
    void health_is_down_before_the_process_ends() throws InterruptedException {
        FatalErrors fatal = new FatalErrors(new FatalErrors.Ending(
                code -> ends.add("exit"), code -> ends.add("halt"), Duration.ofMinutes(10), Duration.ofMinutes(10)));
        fatal.startWatching();

        Thread worker = fatal.vital("closer", () -> {
            throw new StackOverflowError();
        });
        worker.start();
        worker.join();

        assertThat(fatal.failure().map(FatalErrors.Fatal::thread)).contains("closer");
        assertThat(ends).isEmpty();
    }

    @Test
    void an_exit_that_hangs_is_cut_short() throws InterruptedException {
        FatalErrors fatal = watching(Duration.ofMillis(1));

        fatal.uncaught(Thread.currentThread(), new OutOfMemoryError("test"));

        assertThat(List.of(end(), end())).containsExactlyInAnyOrder("exit 70", "halt 70");
    }

    @Test
    void a_bug_in_a_thread_that_is_not_vital_ends_that_thread_only() throws InterruptedException {
        FatalErrors fatal = watching(Duration.ofMinutes(10));

        fatal.uncaught(Thread.currentThread(), new IllegalStateException("of one caller"));

        assertThat(fatal.failure()).isEmpty();
        assertThat(ends.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void the_first_reason_is_the_one_told() throws InterruptedException {
        FatalErrors fatal = watching(Duration.ofMinutes(10));

        fatal.report("a", new LinkageError("first"));
        fatal.report("b", new LinkageError("second"));

        assertThat(fatal.failure().map(FatalErrors.Fatal::toString))
                .contains("java.lang.LinkageError: first in thread a");
        assertThat(end()).isEqualTo("exit 70");
    }
}
