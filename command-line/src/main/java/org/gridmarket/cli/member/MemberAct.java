package org.gridmarket.cli.member;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * A command of an operator that changes the ledger: says what and as whom, asks once, and tells code and next step.
 *
 * @param <D> the ledger as operators of one market reach it
 */
public abstract class MemberAct<D extends MemberDoor> implements Callable<Integer> {
    @CommandLine.Mixin
    private final MemberOption way = new MemberOption();

    @CommandLine.Option(names = "--yes", description = "Do not ask.")
    private boolean agreed;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /**
     * What is to be done.
     *
     * @param commands what the ledger is to carry out, in this order
     * @param words what that changes
     * @param next what somebody does after it
     */
    public record Plan(List<LedgerCommand> commands, List<String> words, String next) {
        public Plan {
            commands = List.copyOf(commands);
            words = List.copyOf(words);
        }

        /** One command, what it changes, and what somebody does after it. */
        public static Plan of(LedgerCommand command, String words, String next) {
            return new Plan(List.of(command), List.of(words), next);
        }
    }

    /** Opens the way that was named. */
    protected abstract D open(MemberOption named);

    /** Finds out what is to be done; refuses with a sentence what cannot be. */
    protected abstract Plan plan(D door);

    /** What a refusal means and what to do about it, a line each; a market adds steps that only it has. */
    protected String meaning(String code) {
        return RefusalWords.meaning(code);
    }

    /** What else is to be said, or done, once it is committed. */
    protected void committed(MemberDoor.Told told, D door, PrintWriter out) {
        // most have nothing to add
    }

    @Override
    public final Integer call() {
        try (D door = open(way)) {
            Plan plan = plan(door);
            show(plan, door);
            if (!agreed && !confirmed()) {
                CommandTools.out(spec).println("nothing was done");
                return 1;
            }
            PrintWriter out = CommandTools.out(spec);
            for (LedgerCommand command : plan.commands()) {
                carryOut(command, door, out);
            }
            out.println("next: " + plan.next());
            out.flush();
            return 0;
        }
    }

    private void show(Plan plan, D door) {
        PrintWriter out = CommandTools.out(spec);
        plan.words().forEach(out::println);
        for (LedgerCommand command : plan.commands()) {
            out.println("as " + (command.asAdministrator() ? "an administrator of the " : "the ") + door.organisation()
                    + " (" + door.way() + "): " + command.function());
        }
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

    private void carryOut(LedgerCommand command, D door, PrintWriter out) {
        MemberDoor.Told told = door.execute(command);
        if (!told.isCommitted()) {
            throw new PartFailedException(told.code() + ": " + told.detail() + meaning(told.code()));
        }
        out.println(told.code() + ": " + told.detail());
        committed(told, door, out);
    }
}
