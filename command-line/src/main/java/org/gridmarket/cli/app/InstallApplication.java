package org.gridmarket.cli.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.manager.packages.FileHash;
import org.gridmarket.middleware.manager.packages.PackageReader;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Brings a package to a node. */
@CommandLine.Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = {
            "Brings a package to this node, which checks its signature, every file, and whether it can run what is placed on it.",
            "An application that runs from an older package is ended; start the new one with: gridmarket app launch."
        },
        footer = {"", "Example: ./gridmarket app install Traffic.zip --dir node --key operator.key"})
final class InstallApplication implements Callable<Integer> {
    @CommandLine.Parameters(paramLabel = "PACKAGE", description = "What app pack has made.")
    private Path file = Path.of("");

    @CommandLine.Mixin
    private final OrderOptions options = new OrderOptions();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        String application;
        Bytes hash;
        try {
            hash = FileHash.of(file).hash();
            application = PackageReader.nameIn(file)
                    .orElseThrow(() -> new PartFailedException(file + " is no package; make one: gridmarket app pack"));
        } catch (IOException unreadable) {
            throw new PartFailedException("cannot read " + file + ": " + unreadable, unreadable);
        }
        long number = options.install(application, hash, file);
        CommandTools.print(
                spec,
                application + " is installed (order " + number + "); next: gridmarket app launch " + application
                        + "\n");
        return 0;
    }
}
