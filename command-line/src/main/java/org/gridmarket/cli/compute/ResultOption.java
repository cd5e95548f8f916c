package org.gridmarket.cli.compute;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.sandbox.OutputArchive;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where a result goes. */
final class ResultOption {
    @CommandLine.Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where files of the result go, and stdout and stderr; must be new.")
    private @Nullable Path out;

    /** Refuses a folder that is there. */
    void check() {
        if (out != null && Files.exists(out)) {
            throw new UsageException("--out " + out + " exists; name a new folder");
        }
    }

    /**
     * Prints what the program printed, and writes its files.
     *
     * @param archive as the provider delivered it
     * @return whether it is the output of a program at all
     */
    boolean show(Bytes archive, PrintWriter print) {
        Optional<OutputArchive> read = OutputArchive.ofStranger(archive);
        if (read.isEmpty()) {
            print.println("what the provider delivered, " + archive.length()
                    + " bytes, is no output of a program; while the match is open, see compute reject --help");
        }
        read.ifPresent(output -> show(output, print));
        return read.isPresent();
    }

    private void show(OutputArchive output, PrintWriter print) {
        print.print(output.standardOutput().toUtf8());
        print.println("exit code " + output.exitCode());
        if (out == null) {
            return;
        }
        try {
            Files.createDirectories(out);
            for (var file : output.files().files().entrySet()) {
                Path target = out.resolve(file.getKey());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.write(target, file.getValue().copy());
            }
            Files.write(out.resolve("stdout"), output.standardOutput().copy());
            Files.write(out.resolve("stderr"), output.standardError().copy());
            print.println("files in " + out);
        } catch (IOException full) {
            throw new PartFailedException("cannot write the result into " + out + ": " + full, full);
        }
    }
}
