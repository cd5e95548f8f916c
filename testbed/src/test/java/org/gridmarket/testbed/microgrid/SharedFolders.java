package org.gridmarket.testbed.microgrid;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The data sets, which lie beside the clone: {@code -Dgridmarket.data=DIR}, or {@code shared/data} beside a folder above. */
public final class SharedFolders {
    private SharedFolders() {}

    /** The folder of a data set; fails where there is none, since tests that skip prove nothing. */
    public static Path folder(String name) {
        Path folder = root().resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("no data set " + folder.toAbsolutePath());
        }
        return folder;
    }

    private static Path root() {
        String named = System.getProperty("gridmarket.data");
        if (named != null) {
            return Path.of(named);
        }
        Optional<Path> above = Optional.of(Path.of("").toAbsolutePath());
        while (above.isPresent()) {
            Path beside = above.get().resolveSibling("shared").resolve("data");
            if (Files.isDirectory(beside)) {
                return beside;
            }
            above = Optional.ofNullable(above.get().getParent());
        }
        throw new IllegalStateException("shared/data is beside no folder above "
                + Path.of("").toAbsolutePath() + "; name it with -Dgridmarket.data=DIR");
    }
}
