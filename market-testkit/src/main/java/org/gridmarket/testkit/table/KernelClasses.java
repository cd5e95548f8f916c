package org.gridmarket.testkit.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
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

/** All classes of the kernel, so that nothing that must be listed somewhere can be forgotten. */
public final class KernelClasses {
    private static final String SUFFIX = ".class";

    private KernelClasses() {}

    /** Every class, by name. */
    public static List<Class<?>> all() {
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

    /** The values of all static constants of a type, those that are not public included. */
    public static <T> List<T> constants(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Class<?> each : all()) {
            for (Field field : each.getDeclaredFields()) {
                if (field.getType() == type && Modifier.isStatic(field.getModifiers())) {
                    found.add(type.cast(valueOf(field)));
                }
            }
        }
        return found;
    }

    private static Object valueOf(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("cannot read " + field, closed);
        }
    }

    private static List<Class<?>> in(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(SUFFIX) && !name.endsWith("-info.class"))
                    .sorted()
                    .<Class<?>>map(KernelClasses::load)
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException listedButAbsent) {
            throw new IllegalStateException(name + " is listed and cannot be loaded", listedButAbsent);
        }
    }
}
