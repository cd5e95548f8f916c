package org.gridmarket.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Path;
import java.util.List;
import org.gridmarket.sandbox.FileTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerEnvironmentTest {
    private static ContainerJob with(List<String> command, List<String> environment) {
        return new ContainerJob(Path.of("image.tar"), command, environment, FileTree.EMPTY, 64, 16, 4_096);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOME", "AWS_*", "*", "", "=value", "NAME=a\0b"})
    void a_line_that_would_read_the_environment_of_this_machine_is_refused(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> with(List.of(), List.of(line)));
    }

    @Test
    void a_name_and_its_value_are_taken() {
        assertThatNoException().isThrownBy(() -> with(List.of("/program", "x"), List.of("NAME=", "A=b=c")));
        assertThatIllegalArgumentException().isThrownBy(() -> with(List.of("a\0b"), List.of()));
    }
}
