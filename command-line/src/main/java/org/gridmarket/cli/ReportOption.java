package org.gridmarket.cli;

import java.nio.file.Path;
import java.util.Map;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.cli.report.JsonReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The option that every command with a result has. */
public final class ReportOption {
    @CommandLine.Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write the result as JSON to this file.")
    private @Nullable Path file;

    private final Circumstances circumstances = Circumstances.now(TypedCommand.text());

    /** Writes the report if one was asked for. */
    public void write(Map<String, Object> found) {
        if (file != null) {
            JsonReport.write(file, found, circumstances);
        }
    }

    public Circumstances circumstances() {
        return circumstances;
    }
}
