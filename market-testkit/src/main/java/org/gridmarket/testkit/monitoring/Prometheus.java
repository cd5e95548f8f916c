package org.gridmarket.testkit.monitoring;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The programs {@code prometheus} and {@code promtool}: on PATH, else where {@code .ci/prometheus} unpacks them. A test without
 * them fails and says what to do; it is not skipped, since nobody would see that.
 */
public final class Prometheus {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache/gridmarket/prometheus/usr/bin");

    /** Against this promtool is ended; its longest run takes 2 s. */
    private static final long PATIENCE_SECONDS = 120;

    /** What a program printed, and its exit code. */
    public record Answer(int code, String text) {}

    private Prometheus() {}

    /** The program of that name. */
    public static Path program(String name) {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            folders.add(Path.of(folder));
        }
        folders.add(CACHE);
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no program '" + name + "' in PATH or in " + CACHE
                        + "; run .ci/prometheus, or install Debian's package prometheus"));
    }

    /** Runs promtool on an input, until it ends. */
    public static Answer promtool(Path folder, String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program("promtool").toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(output(folder)))
                    .start();
            try (OutputStream to = process.getOutputStream()) {
                to.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end in " + PATIENCE_SECONDS + " s");
            }
            return new Answer(
                    process.exitValue(), Files.readString(output(folder).toPath()));
        } catch (IOException failed) {
            throw new UncheckedIOException(command + " cannot be run", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", stopped);
        }
    }

    private static File output(Path folder) {
        return folder.resolve("promtool.out").toFile();
    }
}
