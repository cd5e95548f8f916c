package org.gridmarket.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A plot as a file of its own, for pages that show pictures. */
public final class SvgFile {
    private static final String STYLE = """
            <style>
            svg { font-family: system-ui, sans-serif; background: #fff; }
            path { fill: none; stroke-width: 2; stroke-linejoin: round; }
            .grid { stroke: #ccc; } text { fill: #222; font-size: 12px; }
            </style>
            """;

    private SvgFile() {}

    /** Writes the plot; the folder of the file must exist. */
    public static void write(Plot plot, Path file) {
        try {
            Files.writeString(file, text(plot));
        } catch (IOException unwritable) {
            throw new ReportException(
                    "cannot write the plot to " + file.toAbsolutePath() + " (" + unwritable
                            + "); name a folder that exists",
                    unwritable);
        }
    }

    static String text(Plot plot) {
        String element = plot.svg();
        int body = element.indexOf('\n') + 1;
        return element.substring(0, body).replaceFirst("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ")
                + STYLE
                + element.substring(body);
    }
}
