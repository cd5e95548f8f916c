package org.gridmarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as its users have it: programs in child processes. */
class SandboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ENDLESS =
            "(module (func (export \"_start\") (loop $again (br $again))) (memory (export \"memory\") 1))";
    private static final String HELLO = """
            (module
              (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
              (memory (export "memory") 1)
              (data (i32.const 0) "\\08\\00\\00\\00\\06\\00\\00\\00hello\\n")
              (func (export "_start") (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 20)))))
            """;

    @TempDir
    static Path folder;

    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        sandbox = Sandbox.open(SandboxSettings.in(folder.resolve("compiled")));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void all_engines_of_this_machine_agree_about_a_job() {
        Outcome outcome = sandbox.runOnAll(InThisProcess.job(HELLO), List.of(EngineName.values()), PATIENCE);

        assertThat(outcome).isInstanceOf(Result.class);
        assertThat(((Result) outcome).output().standardOutput()).isEqualTo(Bytes.utf8("hello\n"));
    }

    @Test
    void a_program_that_outlasts_the_callers_patience_is_ended_with_its_process_and_nothing_is_said_of_it() {
        Job job = InThisProcess.job(ENDLESS).withLimits(new Limits(Limits.MOST_INSTRUCTIONS, 1, 0));

        for (EngineName engine : List.of(EngineName.CHICORY_AOT, EngineName.V8)) {
            Outcome outcome = sandbox.run(job, engine, Duration.ofSeconds(1));

            assertThat(outcome).isEqualTo(new Outcome.Undecided("took longer than 1000 ms"));
        }
        assertThat(ProcessHandle.current()
                        .children()
                        .filter(ProcessHandle::isAlive)
                        .count())
                .isLessThanOrEqualTo(2);
    }

    @Test
    void a_child_outlives_the_thread_that_asked_for_it() throws InterruptedException {
        try (Sandbox own = Sandbox.open(SandboxSettings.withoutFolder())) {
            Thread first =
                    new Thread(() -> own.run(InThisProcess.job(HELLO), EngineName.CHICORY_INTERPRETER, PATIENCE));
            first.start();
            first.join();
            List<ProcessHandle> children = ProcessHandle.current().children().toList();

            assertThat(own.run(InThisProcess.job(HELLO), EngineName.CHICORY_INTERPRETER, PATIENCE))
                    .isInstanceOf(Result.class);
            assertThat(ProcessHandle.current().children().toList()).containsAll(children);
        }
    }

    @Test
    void a_kept_module_that_is_damaged_is_compiled_again() throws Exception {
        Path kept = folder.resolve("damaged");
        for (int process = 0; process < 2; process++) {
            try (Sandbox own = Sandbox.open(SandboxSettings.in(kept))) {
                assertThat(own.run(InThisProcess.job(HELLO), EngineName.CHICORY_AOT, PATIENCE))
                        .isInstanceOf(Result.class);
            }
            try (var files = Files.list(kept)) {
                for (Path file : files.toList()) {
                    byte[] content = Files.readAllBytes(file);
                    content[content.length / 2] ^= 1;
                    Files.write(file, content);
                }
            }
        }
    }

    @Test
    void compiled_modules_are_kept_for_the_next_process() throws Exception {
        assertThat(sandbox.run(InThisProcess.job(HELLO), EngineName.CHICORY_AOT, PATIENCE))
                .isInstanceOf(Result.class);

        try (var files = Files.list(folder.resolve("compiled"))) {
            assertThat(files.count()).isPositive();
        }
    }

    @Test
    void a_heap_that_is_too_small_for_a_job_is_no_result_and_harms_only_the_child() {
        String bomb = """
                (module (memory (export "memory") 1)
                  (func (export "_start") (drop (memory.grow (i32.const 4000)))))
                """;
        try (Sandbox small = Sandbox.open(SandboxSettings.withoutFolder().withHeap(64))) {
            Job job = InThisProcess.job(bomb).withLimits(new Limits(1_000_000_000, 8_000, 0));

            assertThat(small.run(job, EngineName.CHICORY_AOT, PATIENCE)).isInstanceOf(Outcome.Undecided.class);
            assertThat(small.run(InThisProcess.job(HELLO), EngineName.CHICORY_AOT, PATIENCE))
                    .isInstanceOf(Result.class);
        }
    }
}
