package org.gridmarket.testbed.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** A solver. The launcher starts it without this program; this is for its help and for who starts the jar. */
@CommandLine.Command(
        name = "solver",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a solver until it is stopped: it hears a gateway and posts a solution for each round.",
            "Settings are lines name=value of a file, or -Dname=value; solver-worker/README.md lists them."
        },
        footer = {
            "",
            "Example: ./gridmarket solver -Dgridmarket.gateway.endpoints=127.0.0.1:8080"
                    + " -Dgridmarket.solver.key-file=solver.key",
            "Example: ./gridmarket solver solver.properties",
            "Exit codes: 0 stopped, 2 a setting cannot be used; the log names it."
        })
final class SolverProgram implements Callable<Integer> {
    @CommandLine.Parameters(arity = "0..1", paramLabel = "FILE", description = "Settings.")
    private List<String> arguments = new ArrayList<>();

    @CommandLine.Option(names = "-D", paramLabel = "NAME=VALUE", description = "A setting; before the file's.")
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() {
        throw new PartFailedException("the launcher starts a solver: " + Circumstances.home() + "/gridmarket solver "
                + String.join(" ", arguments) + (settings.isEmpty() ? "" : " -D.."));
    }
}
