package org.gridmarket.testbed.microgrid;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The data sets, which lie beside the clone: {@code -Dgridmarket.data=DIR}, or {@code shared/data} beside a folder above. */
public final class SharedFolders {
    private SharedFolders() {}

    /** The folder of a data set; fails where there is none, since tests that skip prove nothing. */
    public static Path folder(String name) {
        return existing(root().resolve(name));
    }

    /** The folder of an input that failed once; they lie beside the data sets, in {@code shared/cases/energy}. */
    public static Path energyCase(String name) {
        return existing(root().resolveSibling("cases").resolve("energy").resolve(name));
    }

    private static Path existing(Path folder) {
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
