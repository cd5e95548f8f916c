package org.gridmarket.middleware.manager.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {
    @TempDir
    private Path folder;

    private void write(String... lines) throws IOException {
        try (RotatingLog log = new RotatingLog(folder.resolve("log"), 10, 3)) {
            for (String line : lines) {
                log.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String content(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void a_full_file_becomes_an_older_one_and_the_oldest_is_gone() throws IOException {
        write("first 6\n", "second 7", "third 89", "fourth 0");

        assertThat(content("log")).isEqualTo("fourth 0");
        assertThat(content("log.1")).isEqualTo("third 89");
        assertThat(content("log.2")).isEqualTo("second 7");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void the_next_life_goes_on_where_the_last_one_was() throws IOException {
        write("12345");
        write("6789");

        assertThat(content("log")).isEqualTo("123456789");
        write("ab");
        assertThat(content("log")).isEqualTo("ab");
    }

    @Test
    void a_piece_that_is_larger_than_all_files_leaves_its_end() throws IOException {
        write("0123456789".repeat(4) + "end");

        assertThat(content("log")).isEqualTo("end");
        assertThat(content("log.2")).hasSize(10);
    }
}
