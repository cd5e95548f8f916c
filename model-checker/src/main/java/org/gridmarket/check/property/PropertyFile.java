package org.gridmarket.check.property;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gridmarket.check.logic.FormulaException;

/**
 * Reads properties. A file names its model in a line {@code model NAME}; a property is a line {@code property NAME}, a line
 * {@code source TEXT} and a line {@code holds FORMULA}, which may go on in indented lines. {@code #} begins a comment.
 */
public final class PropertyFile {
    private PropertyFile() {}

    /** All properties of a folder's {@code .ctl} files, by file name. */
    public static List<Property> folder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Property> all = new ArrayList<>();
            files.filter(file -> file.toString().endsWith(".ctl")).sorted().forEach(file -> all.addAll(read(file)));
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + folder + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** The properties of one file. */
    public static List<Property> read(Path file) {
        try {
            return parse(Files.readAllLines(file), file.getFileName().toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Reads lines.
     *
     * @throws FormulaException naming file, line and what is wrong
     */
    static List<Property> parse(List<String> lines, String file) {
        List<Property> found = new ArrayList<>();
        String model = "";
        String name = "";
        String source = "";
        StringBuilder holds = new StringBuilder();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).replaceFirst("#.*", "").stripTrailing();
            String[] words = line.strip().split("\\s+", 2);
            String rest = words.length > 1 ? words[1] : "";
            if (line.isBlank()) {
                continue;
            }
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "model" -> model = rest;
                case "property" -> {
                    finish(found, name, model, source, holds, file, number);
                    name = rest;
                    source = "";
                }
                case "source" -> source = rest;
                case "holds" -> holds.append(rest);
                default -> {
                    if (!Character.isWhitespace(line.charAt(0)) || holds.isEmpty()) {
                        throw wrong(file, number, "'" + words[0] + "' is none of model, property, source, holds");
                    }
                    holds.append(' ').append(line.strip());
                }
            }
        }
        finish(found, name, model, source, holds, file, lines.size());
        return found;
    }

    private static void finish(
            List<Property> found,
            String name,
            String model,
            String source,
            StringBuilder holds,
            String file,
            int line) {
        if (name.isEmpty()) {
            return;
        }
        if (model.isEmpty() || source.isEmpty() || holds.isEmpty()) {
            throw wrong(file, line, "property " + name + " lacks its model, source or formula");
        }
        Property property = new Property(name, model, source, holds.toString());
        try {
            property.formula();
        } catch (FormulaException unreadable) {
            throw wrong(file, line, "property " + name + ": " + unreadable.getMessage());
        }
        found.add(property);
        holds.setLength(0);
    }

    private static FormulaException wrong(String file, int line, String what) {
        return new FormulaException(file + ", up to line " + line + ": " + what);
    }
}
