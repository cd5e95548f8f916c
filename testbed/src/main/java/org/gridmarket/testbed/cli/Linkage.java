package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.testbed.privacy.linkage.Guess;
import org.gridmarket.testbed.privacy.linkage.LinkageResult;
import org.gridmarket.testbed.privacy.street.LinkageExperiment;
import org.gridmarket.testbed.privacy.street.Street;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Whether an outsider links accounts to homes. */
@CommandLine.Command(
        name = "linkage",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Lets agents of generated homes trade days on a ledger in memory, hands the blocks to a script that knows the"
                        + " homes' past profiles, and counts how often it tells rightly whose account is whose. Exit code 0"
                        + " when it does no better than chance among similar homes and in circles of homes that are alike,"
                        + " and clearly better on the deliberately leaky control. Homes that differ and mix together are"
                        + " measured beside. Takes about ten minutes.",
        footer = {
            "",
            "Example: ./gridmarket linkage --sessions 400 --report linkage.json",
            "The same script reads the blocks of every anonymous day of: ./gridmarket run"
        })
final class Linkage implements Callable<Integer> {
    private static final int MOST_SESSIONS = 100_000;
    private static final int MOST_STEP_WH = 100_000;

    /** The control must find at least so many times what chance allows, or the script is worthless. */
    private static final int CLEARLY = 2;

    /** Homes that differ are linked so clearly that a part of the sessions shows it. */
    private static final int FEWER = 4;

    /** Enough homes to be cut into circles of those that are alike. */
    private static final int CIRCLES_OF_A_STREET = 8;

    @CommandLine.Option(
            names = "--sessions",
            paramLabel = "S",
            defaultValue = "400",
            description = "Mixes of each kind.")
    private int sessions;

    @CommandLine.Option(
            names = "--participants",
            paramLabel = "N",
            defaultValue = "20",
            description = "Homes of a mix; in circles at least so many.")
    private int participants;

    @CommandLine.Option(
            names = "--step-wh",
            paramLabel = "WH",
            defaultValue = "50",
            description = "Step of the offers where all mix together; in circles the step fits the circle.")
    private int stepWh;

    @CommandLine.Option(names = "--seed", defaultValue = "1", description = "Of homes, keys and moods.")
    private long seed;

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandTools.requireWithin("--sessions", sessions, 1, MOST_SESSIONS);
        CommandTools.requireWithin(
                "--participants", participants, MixLimits.LEAST_PARTICIPANTS, MixLimits.MAX_PARTICIPANTS);
        CommandTools.requireWithin("--step-wh", stepWh, 1, MOST_STEP_WH);
        LinkageResult similar = run("similar homes", sessions, Street.ofSimilarHomes(participants));
        LinkageResult control = run("leaky control", sessions, Street.leaky(participants));
        LinkageResult circles =
                run("in circles", sessions, Street.inCircles(CIRCLES_OF_A_STREET * participants, participants));
        LinkageResult together = run(
                "all together", Math.ceilDiv(sessions, FEWER), Street.mixedTogether(participants, Energy.ofWh(stepWh)));
        boolean controlFinds = control.sessions() > 0 && control.mostRight() > CLEARLY * control.bound();
        print(similar, control, circles, together, controlFinds);
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("step_wh", stepWh);
        keys.put("seed", seed);
        keys.put("similar_homes", similar.keys());
        keys.put("leaky_control", control.keys());
        keys.put("different_homes_in_circles", circles.keys());
        keys.put("different_homes", together.keys());
        keys.put("control_succeeds", controlFinds);
        report.write(keys);
        return similar.isHidden() && circles.isHidden() && controlFinds ? 0 : ExitCode.FAILED;
    }

    private LinkageResult run(String what, int mixes, Street street) {
        return new LinkageExperiment(street, seed).run(mixes, asked -> {
            if (spec != null) {
                spec.commandLine().getErr().print("\r" + what + ": " + asked + " of " + mixes + " sessions ");
                spec.commandLine().getErr().flush();
            }
        });
    }

    private void print(
            LinkageResult similar,
            LinkageResult control,
            LinkageResult circles,
            LinkageResult together,
            boolean controlFinds) {
        List<LinkageResult> all = List.of(similar, control, circles, together);
        TextTable table = new TextTable(
                "right matches by",
                "similar homes",
                "leaky control",
                "homes that differ, in circles",
                "homes that differ, together");
        for (Guess guess : Guess.values()) {
            row(table, guess.name(), all, result -> result.right().getOrDefault(guess, 0L));
        }
        row(table, "sessions = right by chance", all, result -> (long) result.sessions());
        row(table, "bound S + 3.1 sqrt(S)", all, LinkageResult::bound);
        row(table, "all accounts asked about", all, LinkageResult::accounts);
        PrintWriter out = CommandTools.out(spec);
        out.println();
        out.print(table);
        out.println("Similar homes: " + verdict(similar));
        out.println(
                controlFinds
                        ? "Leaky control: the script finds what there is to find."
                        : "Leaky control: the script does NOT find what there is to find, so the experiment proves nothing.");
        out.println("Homes that differ, in circles of those that are alike: " + verdict(circles));
        out.println("Homes that differ, together: " + verdict(together));
        out.flush();
    }

    private static void row(
            TextTable table, String name, List<LinkageResult> results, Function<LinkageResult, Long> value) {
        table.row(
                name,
                value.apply(results.get(0)),
                value.apply(results.get(1)),
                value.apply(results.get(2)),
                value.apply(results.get(3)));
    }

    private static String verdict(LinkageResult result) {
        if (result.sessions() == 0) {
            return "nothing checked: there was no mix to ask about.";
        }
        return result.isHidden() ? "no way to guess is better than chance." : "LINKED better than chance.";
    }
}
