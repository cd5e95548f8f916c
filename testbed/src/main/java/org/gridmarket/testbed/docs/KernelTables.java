package org.gridmarket.testbed.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.decision.RuleBook;

/** Finds every rule book of the kernel: the static constants of its classes. */
final class KernelTables {
    private KernelTables() {}

    /** By operation. */
    static List<RuleBook<?>> ruleBooks() {
        List<RuleBook<?>> books = new ArrayList<>();
        for (String name : classes()) {
            for (Field field : load(name).getDeclaredFields()) {
                if (field.getType() == RuleBook.class && Modifier.isStatic(field.getModifiers())) {
                    books.add((RuleBook<?>) valueOf(field));
                }
            }
        }
        books.sort(Comparator.comparing(RuleBook::operation));
        return books;
    }

    private static Object valueOf(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("cannot read " + field, closed);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException listedButAbsent) {
            throw new IllegalStateException(name + " is listed and cannot be loaded", listedButAbsent);
        }
    }

    private static List<String> classes() {
        try {
            Path place = Path.of(Contracts.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(place)) {
                return classesIn(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return classesIn(jar.getPath("/"));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the kernel's classes cannot be listed", unreadable);
        } catch (URISyntaxException noPlace) {
            throw new IllegalStateException("the kernel's classes have no readable place", noPlace);
        }
    }

    private static List<String> classesIn(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }
}
