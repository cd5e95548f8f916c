package org.gridmarket.testbed.cli;

import java.util.List;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.agent.energy.AgentStuckException;
import org.gridmarket.cli.Gridmarket;
import org.gridmarket.testbed.privacy.grouping.CutGroupException;
import org.gridmarket.testbed.solve.UnsafeGridException;
import org.gridmarket.testbed.solve.UnsuitableMatcherException;
import picocli.CommandLine;

/** The commands of the command line, and the testbed's own: days, simulations, experiments, measurements. */
final class TestbedCommands {
    private static final List<Class<?>> COMMANDS = List.of(
            Run.class,
            TestSuite.class,
            Distribution.class,
            GatewayProgram.class,
            SolverProgram.class,
            Solve.class,
            Simulate.class,
            ModelCheck.class,
            Bench.class,
            Traffic.class,
            Island.class,
            Mix.class,
            Linkage.class,
            Groups.class);

    private TestbedCommands() {}

    /** Runs one command and ends the process with its exit code. */
    static void run(String... arguments) {
        Gridmarket.run(TestbedCommands::commandLine, arguments);
    }

    static CommandLine commandLine() {
        return commandLine(List.of());
    }

    private static CommandLine commandLine(List<String> typed) {
        return Gridmarket.commandLine(COMMANDS, TestbedCommands::isExpected, typed);
    }

    private static boolean isExpected(Exception failure) {
        return failure instanceof AgentStuckException
                || failure instanceof DataException
                || failure instanceof UnsafeGridException
                || failure instanceof UnsuitableMatcherException
                || failure instanceof CutGroupException;
    }
}
