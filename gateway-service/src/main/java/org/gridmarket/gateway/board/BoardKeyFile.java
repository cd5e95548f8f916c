package org.gridmarket.gateway.board;

import java.nio.file.Path;
import java.util.Optional;
import org.gridmarket.gateway.SeedFile;
import org.gridmarket.keys.AccountKeyPair;

/** The key under which a gateway signs the entries of its boards. */
public final class BoardKeyFile {
    private BoardKeyFile() {}

    /** Empty without a file: then this gateway keeps no boards. */
    public static Optional<AccountKeyPair> read(Optional<Path> file) {
        return file.map(path -> SeedFile.read(path, "gridmarket.board.key-file"))
                .map(AccountKeyPair::ofSeed);
    }
}
