package org.gridmarket.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyFileTest {
    @TempDir
    private Path folder;

    @Test
    void a_server_that_notes_its_port_late_is_announced_with_its_port() throws Exception {
        Path file = folder.resolve("ready");
        AtomicInteger looks = new AtomicInteger();

        ReadyFile.writeOnceKnown(file, () -> {
            assertThat(file).doesNotExist();
            return looks.incrementAndGet() < 3 ? Map.of() : Map.of("port", 4711);
        });

        assertThat(Files.readAllLines(file))
                .isEqualTo(List.of("pid=" + ProcessHandle.current().pid(), "port=4711"));
    }
}
