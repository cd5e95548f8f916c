package org.gridmarket.discovery.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsortiumTest {
    @TempDir
    private Path folder;

    /** As the shell scripts of network/ write it. */
    @Test
    void the_file_is_read_as_network_writes_it() throws IOException {
        Path file = Files.writeString(
                folder.resolve("consortium.json"),
                "{\"channel\":\"gridmarket\",\"roots\":[{\"organisation\":\"Dso\",\"certificate\":\"3082\"}]}\n");

        Consortium read = Consortium.read(file);

        assertThat(read.channel()).isEqualTo("gridmarket");
        assertThat(read.roots()).containsExactly(new Consortium.Root("Dso", Bytes.hex("3082")));
    }

    @Test
    void a_damaged_file_is_refused_by_its_name() throws IOException {
        Path file = Files.writeString(folder.resolve("consortium.json"), "{}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Consortium.read(file))
                .withMessageContaining(file.toString());
    }

    @Test
    void a_file_that_is_not_there_is_refused_with_who_writes_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Consortium.read(folder.resolve("none")))
                .withMessageContaining("network/up");
    }
}
