package org.gridmarket.testbed.cli;

import java.nio.file.Path;
import java.util.Map;
import org.gridmarket.testbed.report.Circumstances;
import org.gridmarket.testbed.report.JsonReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The option that every command with a result has. */
public final class ReportOption {
    @CommandLine.Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write the result as JSON to this file.")
    private @Nullable Path file;

    private final Circumstances circumstances = Circumstances.now(Gridmarket.typedCommand());

    /** Writes the report if one was asked for. */
    void write(Map<String, Object> found) {
        if (file != null) {
            JsonReport.write(file, found, circumstances);
        }
    }

    Circumstances circumstances() {
        return circumstances;
    }
}
