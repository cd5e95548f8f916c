package org.gridmarket.gateway.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;

/** The key under which a gateway signs the entries of its boards. */
public final class BoardKeyFile {
    private BoardKeyFile() {}

    /** Empty without a file: then this gateway keeps no boards. */
    public static Optional<AccountKeyPair> read(Optional<Path> file) {
        return file.map(BoardKeyFile::seed).map(AccountKeyPair::ofSeed);
    }

    private static Bytes seed(Path file) {
        try {
            return Bytes.hex(Files.readString(file).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("gridmarket.board.key-file: cannot read " + file, unreadable);
        }
    }
}
