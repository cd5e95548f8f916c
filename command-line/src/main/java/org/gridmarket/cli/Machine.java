package org.gridmarket.cli;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be found out about this machine, without changing anything. */
final class Machine {
    private static final long PATIENCE_SECONDS = 15;
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("^MemAvailable: +(\\d+) kB$", Pattern.MULTILINE);
    private static final Pattern VERSION = Pattern.compile("(\\d+(?:\\.\\d+)+)");
    private static final long KILOBYTES = 1024;

    private Machine() {}

    /** A program of this name in PATH. */
    static Optional<Path> inPath(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What a program prints; empty when it cannot be run, fails, or takes too long. */
    static Optional<String> output(Path program, String... arguments) {
        try {
            Path printed = Files.createTempFile("gridmarket-doctor", ".txt");
            try {
                Process process = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                                .toList())
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return Optional.empty();
                }
                return process.exitValue() == 0
                        ? Optional.of(Files.readString(printed, StandardCharsets.UTF_8))
                        : Optional.empty();
            } finally {
                Files.deleteIfExists(printed);
            }
        } catch (IOException notRun) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The first version that a text names. */
    static Optional<String> versionIn(String text) {
        Matcher version = VERSION.matcher(text);
        return version.find() ? Optional.of(version.group(1)) : Optional.empty();
    }

    /** Whether a version is not older than another, number by number. */
    static boolean isAtLeast(String version, String oldest) {
        return ModuleDescriptor.Version.parse(version).compareTo(ModuleDescriptor.Version.parse(oldest)) >= 0;
    }

    /** Bytes that programs can still get without swapping; empty where Linux does not tell. */
    static Optional<Long> availableMemory() {
        try {
            return Files.isReadable(MEMORY) ? availableMemory(Files.readString(MEMORY)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<Long> availableMemory(String meminfo) {
        Matcher available = AVAILABLE.matcher(meminfo);
        return available.find() ? Optional.of(Long.parseLong(available.group(1)) * KILOBYTES) : Optional.empty();
    }

    /** The first of these files that is there and can be run. */
    static Optional<Path> firstExecutable(List<Path> candidates) {
        return candidates.stream().filter(Files::isExecutable).findFirst();
    }
}
