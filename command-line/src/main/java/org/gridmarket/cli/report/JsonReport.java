package org.gridmarket.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A report for machines: the keys of spec cli in their order, and what every report has. */
public final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    /** The keys of the command, then the common ones, as pretty JSON. */
    public static String text(Map<String, Object> found, Circumstances circumstances) {
        Map<String, Object> all = new LinkedHashMap<>(found);
        all.putAll(circumstances.keys());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a report holds what is no JSON: " + bug.getMessage(), bug);
        }
    }

    /** Writes the report; its folder must exist. */
    public static void write(Path file, Map<String, Object> found, Circumstances circumstances) {
        try {
            Files.writeString(file, text(found, circumstances));
        } catch (IOException unwritable) {
            throw new ReportException(
                    "cannot write the report to " + file.toAbsolutePath() + " (" + unwritable
                            + "); name a file in a folder that exists with --report",
                    unwritable);
        }
    }
}
