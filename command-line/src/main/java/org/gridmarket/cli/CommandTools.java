package org.gridmarket.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.process.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What several commands need. */
public final class CommandTools {
    /** What a picocli field holds until it is set. */
    public static final Interval ZERO = Interval.of(0);

    private static final ObjectMapper JSON = new ObjectMapper();

    private CommandTools() {}

    /** Where a command prints its result. */
    public static PrintWriter out(CommandLine.Model.@Nullable CommandSpec spec) {
        return spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
    }

    /** Prints a whole text at once. */
    public static void print(CommandLine.Model.@Nullable CommandSpec spec, Object text) {
        PrintWriter out = out(spec);
        out.print(text);
        out.flush();
    }

    /** A value made of what was typed; what it refuses is wrong usage. */
    public static <T> T usage(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException impossible) {
            throw new UsageException(String.valueOf(impossible.getMessage()));
        }
    }

    /** Refuses a number outside its range, as wrong usage. */
    public static void requireWithin(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new UsageException(option + " " + value + " is outside " + least + ".." + most);
        }
    }

    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new PartFailedException(
                    "the gateway answered what is no JSON: " + notJson.getOriginalMessage(), notJson);
        }
    }

    /** A folder that a program keeps for an account: the one named, or one next to the account's key. */
    public static Path accountFolder(Path keyFile, @Nullable Path named, String suffix) {
        return named == null ? keyFile.resolveSibling(keyFile.getFileName() + suffix) : named;
    }

    /** A folder, which is made where it is not there. */
    public static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException full) {
            throw new PartFailedException("cannot make folder " + folder + ": " + full, full);
        }
    }

    /** The folder of a run: the one named, which must be new or empty, or a temporary one. */
    public static RunFolder newFolder(@Nullable Path named, String prefix) {
        try {
            RunFolder folder = RunFolder.at(named == null ? Files.createTempDirectory(prefix) : named);
            if (!folder.isEmpty()) {
                throw new UsageException("--dir " + folder.path() + " is not empty; name a new folder");
            }
            return folder;
        } catch (IOException full) {
            throw new PartFailedException("cannot make a temporary folder (" + full + "); name one with --dir", full);
        }
    }
}
