package org.gridmarket.testkit.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gridmarket.kernel.decision.RejectionCode;

/** Every code of refusal in the kernel, found by looking through its classes, so that none can be forgotten. */
public final class RejectionCodes {
    private static final String SUFFIX = "Rejection.class";

    private RejectionCodes() {}

    /** All constants of all enums of codes, by class name and then in their order. */
    public static List<RejectionCode> all() {
        try {
            URI place = RejectionCode.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            if (Files.isDirectory(Path.of(place))) {
                return in(Path.of(place));
            }
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(place), Map.of())) {
                return in(jar.getPath("/"));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the kernel's classes cannot be listed", unreadable);
        } catch (URISyntaxException noPlace) {
            throw new IllegalStateException("the kernel's classes have no readable place", noPlace);
        }
    }

    private static List<RejectionCode> in(Path root) throws IOException {
        List<RejectionCode> codes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .sorted()
                    .forEach(name -> codes.addAll(constants(name)));
        }
        return List.copyOf(codes);
    }

    private static List<RejectionCode> constants(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            Object[] constants = Class.forName(name).getEnumConstants();
            return constants instanceof RejectionCode[] codes ? List.of(codes) : List.of();
        } catch (ClassNotFoundException listedButAbsent) {
            throw new IllegalStateException(name + " is listed and cannot be loaded", listedButAbsent);
        }
    }
}
