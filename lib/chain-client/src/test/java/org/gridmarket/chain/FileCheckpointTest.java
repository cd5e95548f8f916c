package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileCheckpointTest {
    @TempDir
    private Path folder;

    @Test
    void a_new_checkpoint_stands_at_the_first_block() throws IOException {
        assertThat(FileCheckpoint.open(folder.resolve("new")).nextBlock()).isZero();
    }

    @Test
    void what_was_taken_is_remembered_when_opened_again() throws IOException {
        Path file = folder.resolve("checkpoint");
        FileCheckpoint.open(file).taken(41);

        assertThat(FileCheckpoint.open(file).nextBlock()).isEqualTo(42);
    }

    @Test
    void a_damaged_file_is_refused_with_its_name_and_content() throws IOException {
        Path file = Files.writeString(folder.resolve("checkpoint"), "4x2");

        assertThatThrownBy(() -> FileCheckpoint.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("checkpoint")
                .hasMessageContaining("4x2");
    }

    @Test
    void a_block_that_cannot_be_remembered_is_not_taken() throws IOException {
        FileCheckpoint checkpoint = FileCheckpoint.open(folder.resolve("absent/checkpoint"));

        assertThatThrownBy(() -> checkpoint.taken(1)).isInstanceOf(UncheckedIOException.class);
        assertThat(checkpoint.nextBlock()).isZero();
    }
}
