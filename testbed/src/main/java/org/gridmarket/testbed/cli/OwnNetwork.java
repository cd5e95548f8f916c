package org.gridmarket.testbed.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.chain.NetworkProfile;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.process.RunFolder;
import org.gridmarket.testbed.day.DaySetup;
import picocli.CommandLine;

/** The options of a benchmark that starts a network of its own. */
public final class OwnNetwork {
    @CommandLine.Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "consortium",
            description = "Of the network.")
    private String profile = "consortium";

    @CommandLine.Mixin
    private final NewFolderOption dir = new NewFolderOption();

    String profile() {
        return profile;
    }

    /** Where the network lives. */
    RunFolder folder() {
        return dir.make("gridmarket-bench-");
    }

    /** In that folder, without solvers and homes. */
    DaySetup setup() {
        return new DaySetup(Circumstances.home(), folder(), profile, 0, 0, DaySetup.Heaps.USUAL, Testbed.class);
    }

    /** The DSO's way to a running network. */
    static FabricChain chain(Path properties) {
        try {
            return FabricChain.open(NetworkProfile.read(properties), "Dso");
        } catch (IOException unreadable) {
            throw new PartFailedException("cannot read " + properties + ": " + unreadable, unreadable);
        }
    }
}
