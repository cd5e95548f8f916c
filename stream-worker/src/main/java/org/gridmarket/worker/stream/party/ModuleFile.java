package org.gridmarket.worker.stream.party;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.wire.Bytes;

/** Modules on disk, by their hash. */
final class ModuleFile {
    private ModuleFile() {}

    private static Path path(Path folder, Bytes hash) {
        return folder.resolve("module-" + hash.toHex());
    }

    static void write(Path folder, Bytes module) {
        Path path = path(folder, StreamHash.input(module));
        try {
            Files.write(path, module.copy());
        } catch (IOException full) {
            throw new UncheckedIOException("cannot write " + path, full);
        }
    }

    /** Empty when it is not there, or not whole. */
    static Optional<Bytes> read(Path folder, Bytes hash) {
        Path path = path(folder, hash);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            Bytes module = Bytes.of(Files.readAllBytes(path));
            return StreamHash.input(module).equals(hash) ? Optional.of(module) : Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + path, broken);
        }
    }
}
