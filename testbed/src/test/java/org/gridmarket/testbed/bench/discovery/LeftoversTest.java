package org.gridmarket.testbed.bench.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.Closing;
import org.gridmarket.process.JavaProgram;
import org.gridmarket.testbed.cli.Testbed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However a benchmark ends, nothing of it stays that disturbs the next one. */
@Timeout(300)
class LeftoversTest {
    private static final int MACHINES = 2;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final long LOOK_MILLIS = 50;

    @TempDir
    private Path folder;

    /** One whose daemons run. */
    private ChildProcess running() throws InterruptedException {
        ChildProcess benchmark = new JavaProgram(
                        "benchmark",
                        new JavaProgram.Code.Own(
                                Testbed.class,
                                List.of(
                                        "bench",
                                        "discovery",
                                        "--rows",
                                        "loss",
                                        "--machines",
                                        Integer.toString(MACHINES),
                                        "--dir",
                                        folder.resolve("run").toString())),
                        96,
                        Map.of())
                .start(folder);
        while (Leftovers.of(benchmark.pid()).size() < MACHINES) {
            assertThat(benchmark.isAlive()).as(benchmark.tail()).isTrue();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return benchmark;
    }

    private static List<String> namespaces(ChildProcess benchmark) {
        try (Stream<Path> all = Files.list(Path.of("/run/netns"))) {
            return all.map(each -> each.getFileName().toString())
                    .filter(each -> each.startsWith("gm" + benchmark.pid() + "-"))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    @Test
    void what_a_benchmark_has_started_ends_when_it_is_told_to_end() throws InterruptedException {
        ChildProcess benchmark = running();

        benchmark.stop(PATIENCE_MILLIS);

        assertThat(Leftovers.of(benchmark.pid())).isEmpty();
        assertThat(namespaces(benchmark)).isEmpty();
    }

    @Test
    void what_a_killed_benchmark_has_left_is_removed_by_the_next_one() throws InterruptedException {
        ChildProcess benchmark = running();
        benchmark.kill();
        assertThat(Leftovers.of(benchmark.pid())).hasSize(MACHINES);

        try (Closing closing = new Closing()) {
            BenchMachines.open(folder, 1, closing);

            assertThat(Leftovers.of(benchmark.pid())).isEmpty();
            assertThat(namespaces(benchmark)).isEmpty();
        }
    }
}
