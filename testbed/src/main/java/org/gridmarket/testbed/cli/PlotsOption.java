package org.gridmarket.testbed.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.Plot;
import org.gridmarket.cli.report.SvgFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The option of commands that draw what they found. */
public final class PlotsOption {
    @CommandLine.Option(
            names = "--plots",
            paramLabel = "DIR",
            description = "Also write the plots as SVG into this folder, which must exist.")
    private @Nullable Path folder;

    /** To be asked before the work, not after it. */
    void requireFolder() {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UsageException("--plots " + folder.toAbsolutePath() + " is no folder; make it first");
        }
    }

    /** Writes a plot if plots were asked for. */
    void write(Plot plot, String name) {
        if (folder != null) {
            SvgFile.write(plot, folder.resolve(name));
        }
    }
}
