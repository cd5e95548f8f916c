package org.gridmarket.testbed.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The package to run elsewhere. The launcher makes it without this program; this is for its help and for who starts the jar. */
@CommandLine.Command(
        name = "dist",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a tar that runs on a machine with a JRE and no build tools.",
            "In it: launcher, jars, the chaincode's jar with its hash, network scripts, protos, test vectors, documents."
        },
        footer = {"", "Example: ./gridmarket dist --to /tmp"})
final class Distribution implements Callable<Integer> {
    @CommandLine.Option(names = "--to", paramLabel = "FOLDER", description = "Where to write it (default: target).")
    private @Nullable Path to;

    @CommandLine.Option(
            names = "--without-broker",
            description = "Leave out the broker of \"run --market stream\", which is half of it.")
    private boolean withoutBroker;

    @Override
    public Integer call() {
        throw new PartFailedException("the launcher makes the package: " + Circumstances.home() + "/gridmarket dist"
                + (to == null ? "" : " --to " + to)
                + (withoutBroker ? " --without-broker" : ""));
    }
}
