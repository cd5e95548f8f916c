package org.gridmarket.testbed.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files in {@code monitoring/}. */
final class MonitoringFiles {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path FOLDER = ROOT.resolve("monitoring");

    /**
     * An alert as its file has it.
     *
     * @param name such as {@code RoundOverdue}
     * @param file in which it stands
     * @param text all of it, as YAML
     */
    record Alert(String name, Path file, String text) {
        /** What stands behind a key of one line. */
        String value(String key) {
            return Pattern.compile("^ *" + key + ": (.*)$", Pattern.MULTILINE)
                    .matcher(text)
                    .results()
                    .findFirst()
                    .map(found -> found.group(1))
                    .orElseThrow(() -> new IllegalStateException(name + " in " + file + " has no " + key));
        }
    }

    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)\n(?s:.*?)(?=\n\n|\n +#|\\z)");
    private static final Pattern METRIC = Pattern.compile("\\bgridmarket_\\w+");

    private MonitoringFiles() {}

    static List<Path> in(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    static List<Alert> alerts() throws IOException {
        List<Alert> alerts = new ArrayList<>();
        for (Path file : in("alerts")) {
            ALERT.matcher(Files.readString(file))
                    .results()
                    .forEach(found -> alerts.add(new Alert(found.group(1), file, found.group())));
        }
        return alerts;
    }

    /** Every query of a board. */
    static List<String> queries(Path board) throws IOException {
        List<String> queries = new ArrayList<>();
        collect(new ObjectMapper().readTree(board.toFile()), queries);
        return queries;
    }

    private static void collect(JsonNode node, List<String> queries) {
        if (node instanceof ObjectNode object && object.has("expr")) {
            queries.add(object.get("expr").asText());
        }
        node.forEach(child -> collect(child, queries));
    }

    /** The own metrics that a text names. */
    static Set<String> metricsIn(String text) {
        return new TreeSet<>(
                METRIC.matcher(text).results().map(MatchResult::group).toList());
    }
}
