package org.gridmarket.gateway.draw;

import java.nio.file.Path;
import java.util.Optional;
import org.gridmarket.gateway.SeedFile;
import org.gridmarket.keys.draw.DrawKeyPair;

/** The key with which a gateway contributes to draws. */
public final class DrawKeyFile {
    private DrawKeyFile() {}

    /** Empty without a file: then this gateway has no part in draws. */
    public static Optional<DrawKeyPair> read(Optional<Path> file) {
        return file.map(path -> SeedFile.read(path, "gridmarket.draw.key-file")).map(DrawKeyPair::ofSeed);
    }
}
