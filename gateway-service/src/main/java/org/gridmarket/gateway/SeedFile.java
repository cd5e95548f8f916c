package org.gridmarket.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmarket.kernel.wire.Bytes;

/** The file in which an operator keeps the seed of a key: hexadecimal digits. */
public final class SeedFile {
    private SeedFile() {}

    /**
     * @param setting which names the file, for the message when it cannot be read
     */
    public static Bytes read(Path file, String setting) {
        try {
            return Bytes.hex(Files.readString(file).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(setting + ": cannot read " + file, unreadable);
        }
    }
}
