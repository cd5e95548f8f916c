package org.gridmarket.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyFileTest {
    private static final String SEED = "07".repeat(32);

    @TempDir
    private Path folder;

    @Test
    void a_private_seed_gives_its_key() throws IOException {
        assertThat(KeyFile.read(file(SEED + "\n", "rw-------")).publicKey())
                .isEqualTo(AccountKeyPair.ofSeed(Bytes.hex(SEED)).publicKey());
    }

    @Test
    void a_file_that_others_may_read_is_refused() throws IOException {
        Path open = file(SEED, "rw-r--r--");

        assertThatThrownBy(() -> KeyFile.read(open)).hasMessageContaining("chmod 600");
    }

    @Test
    void a_wrong_seed_is_refused_without_showing_it() throws IOException {
        Path wrong = file("not-a-seed", "rw-------");

        assertThatThrownBy(() -> KeyFile.read(wrong))
                .hasMessageContaining("64 lower-case hex digits")
                .hasMessageNotContaining("not-a-seed");
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> KeyFile.read(folder.resolve("none.key"))).hasMessageContaining("none.key");
    }

    @Test
    void what_is_much_longer_than_a_seed_is_not_read() throws IOException {
        Path tooLong = file("07".repeat(200), "rw-------");

        assertThatThrownBy(() -> KeyFile.seed(tooLong)).hasMessageContaining("400 bytes");
    }

    @Test
    void a_made_key_is_private_and_reads_back() throws IOException {
        Path file = folder.resolve("made.key");

        AccountKeyPair made = KeyFile.make(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.read(file).publicKey()).isEqualTo(made.publicKey());
    }

    @Test
    void a_key_is_never_overwritten() {
        Path file = folder.resolve("made.key");
        KeyFile.make(file);

        assertThatThrownBy(() -> KeyFile.make(file)).isInstanceOf(KeyFileException.class);
    }

    private Path file(String content, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("some.key"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
