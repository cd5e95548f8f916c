package org.gridmarket.cli.energy.operator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A command of an operator that changes the ledger: says what and as whom, asks once, and tells code and next step. */
abstract class Acting implements Callable<Integer> {
    @CommandLine.Mixin
    private final OperatorOption way = new OperatorOption();

    @CommandLine.Option(names = "--yes", description = "Do not ask.")
    private boolean agreed;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /**
     * What is to be done.
     *
     * @param command what the ledger is to carry out
     * @param words what that changes
     * @param next what somebody does after it
     */
    record Act(EnergyCommand.ByMember command, List<String> words, String next) {
        /** Rules, their approval and licences are an administrator's; the rest any identity of the organisation may do. */
        boolean asAdministrator() {
            return switch (command) {
                case EnergyCommand.ProposeCalendar c -> true;
                case EnergyCommand.ApproveCalendar c -> true;
                case EnergyCommand.ProposeRules c -> true;
                case EnergyCommand.ApproveRules c -> true;
                case EnergyCommand.GrantLicence c -> true;
                case EnergyCommand.WithdrawLicence c -> true;
                case EnergyCommand.ForgetReferences c -> true;
                default -> false;
            };
        }
    }

    /** Finds out what is to be done; refuses with a sentence what cannot be. */
    abstract Act act(OperatorDoor door);

    @Override
    public final Integer call() {
        try (OperatorDoor door = way.open()) {
            Act act = act(door);
            show(act, door);
            if (!agreed && !confirmed()) {
                CommandTools.out(spec).println("nothing was done");
                return 1;
            }
            carryOut(act, door);
            return 0;
        }
    }

    private void show(Act act, OperatorDoor door) {
        PrintWriter out = CommandTools.out(spec);
        act.words().forEach(out::println);
        out.println("as " + (act.asAdministrator() ? "an administrator of the " : "the ") + door.organisation() + " ("
                + door.way() + "): " + EnergyFunctions.of(act.command()));
        out.flush();
    }

    private boolean confirmed() {
        PrintWriter out = CommandTools.out(spec);
        out.print("do it? [y/N] ");
        out.flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return answer != null && answer.strip().matches("(?i)y(es)?");
        } catch (IOException noAnswer) {
            throw new PartFailedException("no answer can be read (" + noAnswer + "); --yes does not ask", noAnswer);
        }
    }

    private void carryOut(Act act, OperatorDoor door) {
        OperatorDoor.Told told = door.execute(act.command(), act.asAdministrator());
        if (!told.isCommitted()) {
            throw new PartFailedException(told.code() + ": " + told.detail() + RefusalWords.meaning(told.code()));
        }
        PrintWriter out = CommandTools.out(spec);
        out.println(told.code() + ": " + told.detail());
        committed(told, door, out);
        out.println("next: " + act.next());
        out.flush();
    }

    /** What else is to be said, or done, once it is committed. */
    void committed(OperatorDoor.Told told, OperatorDoor door, PrintWriter out) {
        // most have nothing to add
    }
}
