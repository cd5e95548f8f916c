package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The options that say which homes a benchmark of matchers takes. */
public final class BenchHomes {
    private static final int GENERATED = 100;
    private static final int SEED = 1;
    private static final double HUNDREDTHS = 100;

    @CommandLine.Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder of profiles; " + GENERATED + " generated homes when absent.")
    private @Nullable Path data;

    @CommandLine.Mixin
    private final LimitsOption limits = new LimitsOption();

    Microgrid microgrid(CommandLine.Model.@Nullable CommandSpec spec) {
        if (data == null) {
            return GeneratedMicrogrid.of(SEED, GENERATED, limits.ofEveryFeeder());
        }
        Path folder = data;
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--data " + folder.toAbsolutePath() + " is no folder");
        }
        return DataOption.folder(folder, limits.ofEveryFeeder()).microgrid();
    }

    /** Where a benchmark tells what it is at: not among its results. */
    static Consumer<String> progress(CommandLine.Model.@Nullable CommandSpec spec) {
        PrintWriter err = spec == null
                ? new PrintWriter(System.err, true, Charset.defaultCharset())
                : spec.commandLine().getErr();
        return line -> {
            err.println(line);
            err.flush();
        };
    }

    /** The line under every table of a benchmark. */
    static String machine(Circumstances circumstances) {
        return String.format(
                Locale.ROOT,
                "%d cores, %s; load average when it started: %s",
                circumstances.cores(),
                circumstances.machine(),
                circumstances.loadAverage() < 0 ? "unknown" : circumstances.loadAverage() / HUNDREDTHS);
    }
}
