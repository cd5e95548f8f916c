package org.gridmarket.testbed.docs.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comments of a .proto file say: those above a service, a method or a message, and those behind a field. What there
 * is, the descriptors tell; generated code carries no comments.
 */
final class ProtoComments {
    private static final Pattern NAMED = Pattern.compile("\\s*(?:service|message|rpc|oneof)\\s+(\\w+).*");
    private static final Pattern FIELD = Pattern.compile("\\s*[\\w. ]+\\s(\\w+) = \\d+;(?:\\s*//\\s*(.*))?");

    private final Map<String, String> byName = new HashMap<>();

    private ProtoComments() {}

    static ProtoComments read(Path file) {
        ProtoComments comments = new ProtoComments();
        StringBuilder above = new StringBuilder();
        String message = "";
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher named = NAMED.matcher(line);
                Matcher field = FIELD.matcher(line);
                if (line.strip().startsWith("//")) {
                    above.append(above.isEmpty() ? "" : " ")
                            .append(line.strip().substring(2).strip());
                    continue;
                } else if (named.matches()) {
                    comments.byName.put(named.group(1), above.toString());
                    message = line.startsWith("message") ? named.group(1) : message;
                } else if (field.matches()) {
                    String behind = field.group(2) == null ? "" : field.group(2);
                    comments.byName.put(message + "." + field.group(1), above.isEmpty() ? behind : above.toString());
                }
                above.setLength(0);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
        return comments;
    }

    /** Of a service, method or message; empty when there is none. */
    String of(String name) {
        return byName.getOrDefault(name, "");
    }

    String of(String message, String field) {
        return byName.getOrDefault(message + "." + field, "");
    }
}
