package org.gridmarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.module.Instrumenter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random programs, made as src/test/resources/fuzzed/README.md says. */
class FuzzedModulesTest {
    private static final Path FOLDER = Path.of("src/test/resources/fuzzed");
    private static final Limits LIMITS = new Limits(500_000, 64, 1 << 20);

    static List<Path> modules() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".wasm"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_random_program_has_the_same_result_on_three_engines(Path file) throws IOException {
        Bytes module = Bytes.of(Files.readAllBytes(file));

        Result result = InThisProcess.everywhere(Job.of(InThisProcess.MANIFEST, module, LIMITS));

        assertThat(result.instructions()).isPositive();
    }

    @Test
    void there_are_random_programs() throws IOException {
        assertThat(modules()).hasSizeGreaterThan(10);
    }

    @Test
    void metering_is_a_pure_function() throws IOException {
        Bytes module = Bytes.of(Files.readAllBytes(modules().getFirst()));

        assertThat(Instrumenter.instrument(module)).isEqualTo(Instrumenter.instrument(module));
    }
}
