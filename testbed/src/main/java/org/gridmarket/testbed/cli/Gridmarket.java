package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.util.List;
import org.gridmarket.agent.energy.AgentStuckException;
import org.gridmarket.keys.KeyFileException;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.microgrid.DataException;
import org.gridmarket.testbed.privacy.grouping.CutGroupException;
import org.gridmarket.testbed.report.ReportException;
import org.gridmarket.testbed.solve.UnsafeGridException;
import org.gridmarket.testbed.solve.UnsuitableMatcherException;
import picocli.CommandLine;

/** The command line. Exit codes: 0 success, 1 refused or failed, 2 wrong usage, 70 an error that no thread caught. */
@CommandLine.Command(
        name = "gridmarket",
        description = "A market for energy on a real Hyperledger Fabric consortium.",
        mixinStandardHelpOptions = true,
        version = "gridmarket 1.0.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: ./gridmarket run --homes 10 --exit"},
        subcommands = {
            Run.class,
            TestSuite.class,
            Doctor.class,
            Network.class,
            Solve.class,
            Simulate.class,
            ModelCheck.class,
            Audit.class,
            Bench.class,
            Mix.class,
            Relay.class,
            Linkage.class,
            Groups.class,
            Register.class,
            Withdraw.class,
            PostOffer.class,
            Cancel.class,
            Retire.class,
            ShowAccount.class,
            ShowBook.class,
            ShowInterval.class,
            ShowBill.class
        })
public final class Gridmarket {
    /** The command failed, or the ledger refused. */
    public static final int FAILED = 1;

    /** The command was used wrongly. */
    public static final int WRONG_USAGE = 2;

    private static volatile List<String> typed = List.of();

    @CommandLine.Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show stack traces of failures.")
    private boolean debug;

    private Gridmarket() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... arguments) {
        FatalErrors.ofThisProcess().install();
        typed = List.of(arguments);
        System.exit(commandLine().execute(arguments));
    }

    /** What was typed, for reports. */
    static String typedCommand() {
        return ("gridmarket " + String.join(" ", typed)).strip();
    }

    static CommandLine commandLine() {
        Gridmarket root = new Gridmarket();
        CommandLine commands = new CommandLine(root);
        commands.setExitCodeExceptionMapper(failure -> FAILED);
        commands.setExecutionExceptionHandler((failure, command, parsed) -> root.explain(failure, command));
        commands.setParameterExceptionHandler((wrong, arguments) -> complain(wrong));
        commands.setUsageHelpAutoWidth(true);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        return commands;
    }

    /** What was typed wrongly, and where to read how it goes; not the whole help, which would hide it. */
    private static int complain(CommandLine.ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("gridmarket: " + wrong.getMessage());
        err.println("See: ./" + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return WRONG_USAGE;
    }

    private int explain(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        if (debug) {
            failure.printStackTrace(err);
        }
        err.println("gridmarket: " + messageOf(failure));
        if (!debug && !isExpected(failure)) {
            err.println("This should not happen. Call it again with --debug and report what it shows.");
        }
        err.flush();
        return failure instanceof UsageException ? WRONG_USAGE : FAILED;
    }

    private static boolean isExpected(Exception failure) {
        return failure instanceof PartFailedException
                || failure instanceof KeyFileException
                || failure instanceof AgentStuckException
                || failure instanceof ReportException
                || failure instanceof DataException
                || failure instanceof UnsafeGridException
                || failure instanceof UnsuitableMatcherException
                || failure instanceof CutGroupException
                || failure instanceof UsageException;
    }

    private static String messageOf(Exception failure) {
        return isExpected(failure) ? String.valueOf(failure.getMessage()) : failure.toString();
    }
}
