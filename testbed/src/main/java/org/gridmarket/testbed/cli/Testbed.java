package org.gridmarket.testbed.cli;

import org.gridmarket.cli.VersionAnswer;
import picocli.CommandLine;

/** The command line with the testbed's own commands. By itself, so that the question for the version loads none of them. */
public final class Testbed {
    private Testbed() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... arguments) {
        if (VersionAnswer.isAll(arguments)) {
            System.out.println(VersionAnswer.text());
        } else {
            TestbedCommands.run(arguments);
        }
    }

    static CommandLine commandLine() {
        return TestbedCommands.commandLine();
    }
}
