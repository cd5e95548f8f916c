package org.gridmarket.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @Test
    void a_new_folder_is_made_and_empty(@TempDir Path folder) {
        assertThat(RunFolder.at(folder.resolve("a/b")).isEmpty()).isTrue();
    }

    @Test
    void a_file_in_place_of_the_folder_is_named_with_a_next_step(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "x");

        assertThatThrownBy(() -> RunFolder.at(file))
                .isInstanceOf(PartFailedException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--dir");
    }
}
