package org.gridmarket.testbed.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source files of the repository, seen from a module's folder. */
final class Sources {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Sources() {}

    /** Every Java file under a src folder of a module. */
    static List<Path> java() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 24)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> ROOT.relativize(file).toString().contains("/src/"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    static String nameOf(Path file) {
        return ROOT.relativize(file).toString();
    }
}
