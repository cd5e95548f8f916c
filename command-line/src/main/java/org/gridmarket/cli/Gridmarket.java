package org.gridmarket.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.cli.allocation.Allocation;
import org.gridmarket.cli.app.Applications;
import org.gridmarket.cli.clock.ClockNoun;
import org.gridmarket.cli.compute.Compute;
import org.gridmarket.cli.energy.Cancel;
import org.gridmarket.cli.energy.Collect;
import org.gridmarket.cli.energy.Enrol;
import org.gridmarket.cli.energy.PostOffer;
import org.gridmarket.cli.energy.Register;
import org.gridmarket.cli.energy.Retire;
import org.gridmarket.cli.energy.RunAgent;
import org.gridmarket.cli.energy.RunMeter;
import org.gridmarket.cli.energy.ShowAccount;
import org.gridmarket.cli.energy.ShowBill;
import org.gridmarket.cli.energy.ShowBook;
import org.gridmarket.cli.energy.ShowInterval;
import org.gridmarket.cli.energy.ShowNow;
import org.gridmarket.cli.energy.Withdraw;
import org.gridmarket.cli.energy.operator.Operator;
import org.gridmarket.cli.node.Nodes;
import org.gridmarket.cli.purse.Purse;
import org.gridmarket.cli.report.ReportException;
import org.gridmarket.cli.stream.Stream;
import org.gridmarket.keys.KeyFileException;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.process.LogLines;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** The command line. Exit codes: 0 success, 1 refused or failed, 2 wrong usage, 70 an error that no thread caught. */
@CommandLine.Command(
        name = "gridmarket",
        description = "Markets for energy, computation, streams and allocations on Hyperledger Fabric.",
        mixinStandardHelpOptions = true,
        versionProvider = Gridmarket.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 70 an error that nobody caught.",
            "Example: ./gridmarket operator propose --help"
        })
public final class Gridmarket {
    private static final List<Class<?>> COMMANDS = List.of(
            Doctor.class,
            Completion.class,
            Network.class,
            Audit.class,
            Forwarder.class,
            Operator.class,
            ClockNoun.class,
            Purse.class,
            Allocation.class,
            Nodes.class,
            Applications.class,
            Compute.class,
            Stream.class,
            Enrol.class,
            RunAgent.class,
            RunMeter.class,
            ShowNow.class,
            Register.class,
            Withdraw.class,
            Collect.class,
            PostOffer.class,
            Cancel.class,
            Retire.class,
            ShowAccount.class,
            ShowBook.class,
            ShowInterval.class,
            ShowBill.class);

    @CommandLine.Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show stack traces of failures.")
    private boolean debug;

    /** The version that was built, as the pom names it. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {VersionAnswer.text()};
        }
    }

    private final Predicate<Exception> alsoExpected;

    private Gridmarket(Predicate<Exception> alsoExpected) {
        this.alsoExpected = alsoExpected;
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... arguments) {
        run(typed -> commandLine(List.of(), failure -> false, typed), arguments);
    }

    /**
     * Runs one of these commands and ends the process with its exit code.
     *
     * @param commands made once it is known what was typed, which reports tell; takes it
     */
    public static void run(Function<List<String>, CommandLine> commands, String... arguments) {
        LogLines.ofCommand(List.of(arguments).contains("--debug"));
        FatalErrors.ofThisProcess().install();
        TypedCommand.remember(List.of(arguments));
        System.exit(commands.apply(List.of(arguments)).execute(arguments));
    }

    /** The commands of this module. */
    public static CommandLine commandLine() {
        return commandLine(List.of(), failure -> false, List.of());
    }

    /**
     * The commands of this module and more.
     *
     * @param more classes of commands
     * @param alsoExpected failures of those whose message is meant for people
     * @param typed when it begins with a command's name, that one alone: to describe all of them takes longer than most
     *     commands do
     */
    public static CommandLine commandLine(List<Class<?>> more, Predicate<Exception> alsoExpected, List<String> typed) {
        Gridmarket root = new Gridmarket(alsoExpected);
        CommandLine commands = new CommandLine(root);
        wanted(more, typed).forEach(commands::addSubcommand);
        commands.setExitCodeExceptionMapper(failure -> ExitCode.FAILED);
        commands.setExecutionExceptionHandler((failure, command, parsed) -> root.explain(failure, command));
        commands.setParameterExceptionHandler((wrong, arguments) -> complain(wrong));
        commands.setUsageHelpAutoWidth(true);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        return commands;
    }

    private static List<Class<?>> wanted(List<Class<?>> more, List<String> typed) {
        List<Class<?>> all = new ArrayList<>(COMMANDS);
        all.addAll(more);
        for (Class<?> each : all) {
            boolean describesAll = each == Completion.class;
            if (!describesAll && !typed.isEmpty() && typed.getFirst().equals(nameOf(each))) {
                return List.of(each);
            }
        }
        return all;
    }

    private static String nameOf(Class<?> command) {
        return command.getAnnotation(CommandLine.Command.class).name();
    }

    /** What was typed wrongly, and where to read how it goes; not the whole help, which would hide it. */
    private static int complain(CommandLine.ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("gridmarket: " + messageOf(wrong, command));
        err.println("See: ./" + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.WRONG_USAGE;
    }

    /** Of a group of commands, what follows a name that it has not is of no interest. */
    private static String messageOf(CommandLine.ParameterException wrong, CommandLine command) {
        if (command.getSubcommands().isEmpty()
                || !(wrong instanceof CommandLine.UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().getFirst().startsWith("-")) {
            return String.valueOf(wrong.getMessage());
        }
        String typed = unmatched.getUnmatched().getFirst();
        String suggested = unmatched.getSuggestions().stream() // the nearest, however far
                .filter(name -> name.charAt(0) == typed.charAt(0))
                .collect(Collectors.joining(", "));
        return "there is no command '" + command.getCommandSpec().qualifiedName() + " "
                + typed + "'"
                + (suggested.isEmpty() ? "" : "; do you mean " + suggested + "?");
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
        return failure instanceof UsageException ? ExitCode.WRONG_USAGE : ExitCode.FAILED;
    }

    private boolean isExpected(Exception failure) {
        return failure instanceof PartFailedException
                || failure instanceof KeyFileException
                || failure instanceof ReportException
                || failure instanceof UsageException
                || failure instanceof DataException
                || alsoExpected.test(failure);
    }

    private String messageOf(Exception failure) {
        return isExpected(failure) ? String.valueOf(failure.getMessage()) : failure.toString();
    }
}
