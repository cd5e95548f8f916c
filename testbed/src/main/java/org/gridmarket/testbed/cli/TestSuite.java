package org.gridmarket.testbed.cli;

import java.util.concurrent.Callable;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** The whole test suite. The launcher runs it without this program; this is for its help and for who starts the jar. */
@CommandLine.Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Runs the whole test suite.",
        footer = {"", "Example: ./gridmarket test"})
final class TestSuite implements Callable<Integer> {
    @CommandLine.Option(names = "--fast", description = "Leave out what needs a Fabric network.")
    private boolean fast;

    @Override
    public Integer call() {
        throw new PartFailedException(
                "the launcher runs the tests: " + Circumstances.home() + "/gridmarket test" + (fast ? " --fast" : ""));
    }
}
