package org.gridmarket.check.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gridmarket.check.table.TableModel;
import org.gridmarket.check.table.TableMutant;
import org.gridmarket.kernel.allocation.cycle.CycleLifeCycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where spin is installed, with a compiler of C. */
class SpinTest {
    @TempDir
    Path folder;

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private String spin(TableMutant mutant) throws IOException, InterruptedException {
        assumeTrue(isInstalled("spin") && isInstalled("cc"), "spin is not installed");
        Path model = folder.resolve("table.pml");
        Files.writeString(
                model, new PromelaModel(new TableModel(CycleLifeCycle.TABLE, mutant), TlcTest.properties()).text());
        Path told = folder.resolve("told");
        Process process = new ProcessBuilder(List.of("spin", "-run", "-O0", "table.pml"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return Files.readString(told, StandardCharsets.UTF_8);
    }

    @Test
    void spin_finds_no_error_in_the_allocation_cycle() throws IOException, InterruptedException {
        assertThat(spin(TableMutant.NONE)).contains("errors: 0", "assertion violations\t+", "(1 of ");
    }

    @Test
    void spin_finds_a_cycle_that_is_solved_after_its_end() throws IOException, InterruptedException {
        int submit = 2;
        TableMutant anywhere = new TableMutant(TableMutant.Kind.FROM_ANYWHERE, submit);

        assertThat(spin(anywhere)).contains("errors: 1").contains("assertion violated");
    }
}
