package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.testbed.privacy.linkage.Guess;
import org.gridmarket.testbed.privacy.linkage.LinkageResult;
import org.gridmarket.testbed.privacy.street.LinkageExperiment;
import org.gridmarket.testbed.privacy.street.Population;
import org.gridmarket.testbed.privacy.street.Street;
import org.gridmarket.testbed.report.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Whether an outsider links accounts to homes. */
@CommandLine.Command(
        name = "linkage",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Plays mixes and trading of generated homes, and counts how often a script that sees public events and past"
                        + " profiles tells rightly whose account is whose. Exit code 0 when it does no better than chance on similar homes,"
                        + " and clearly better on the deliberately leaky control; homes that differ are measured beside.",
        footer = {"", "Example: ./gridmarket linkage --sessions 400 --report linkage.json"})
final class Linkage implements Callable<Integer> {
    private static final int MOST_SESSIONS = 100_000;
    private static final int MOST_STEP_WH = 100_000;
    private static final int SESSIONS_PER_DAY = 12;

    /** The control must find at least so many times what chance allows, or the script is worthless. */
    private static final int CLEARLY = 2;

    /** Homes that differ are linked so clearly that a part of the sessions shows it. */
    private static final int FEWER = 4;

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
            description = "Homes of a mix.")
    private int participants;

    @CommandLine.Option(
            names = "--step-wh",
            paramLabel = "WH",
            defaultValue = "150",
            description = "Energy of a bundle per interval, and step of the offers.")
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
        Energy step = Energy.ofWh(stepWh);
        LinkageResult similar = run("similar homes", sessions, Street.protecting(Population.ALIKE, participants, step));
        LinkageResult control = run("leaky control", sessions, Street.leaky(Population.ALIKE, participants));
        LinkageResult different = run(
                "different homes",
                Math.ceilDiv(sessions, FEWER),
                Street.protecting(Population.UNLIKE, participants, step));
        boolean controlFinds = control.mostRight() > CLEARLY * control.bound();
        print(similar, control, different, controlFinds);
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("step_wh", stepWh);
        keys.put("seed", seed);
        keys.put("similar_homes", similar.keys());
        keys.put("leaky_control", control.keys());
        keys.put("different_homes", different.keys());
        keys.put("control_succeeds", controlFinds);
        report.write(keys);
        return similar.isHidden() && controlFinds ? 0 : Gridmarket.FAILED;
    }

    private LinkageResult run(String what, int mixes, Street street) {
        return new LinkageExperiment(street, seed).run(mixes, SESSIONS_PER_DAY, asked -> {
            if (spec != null) {
                spec.commandLine().getErr().print("\r" + what + ": " + asked + " of " + mixes + " sessions ");
                spec.commandLine().getErr().flush();
            }
        });
    }

    private void print(LinkageResult similar, LinkageResult control, LinkageResult different, boolean controlFinds) {
        PrintWriter out = CommandTools.out(spec);
        TextTable table = new TextTable("right matches by", "similar homes", "leaky control", "different homes");
        for (Guess guess : Guess.values()) {
            table.row(
                    guess,
                    similar.right().getOrDefault(guess, 0L),
                    control.right().getOrDefault(guess, 0L),
                    different.right().getOrDefault(guess, 0L));
        }
        table.row("sessions = right by chance", similar.sessions(), control.sessions(), different.sessions());
        table.row("bound S + 3.1 sqrt(S)", similar.bound(), control.bound(), different.bound());
        table.row("all matches", similar.accounts(), control.accounts(), different.accounts());
        out.println();
        out.print(table);
        out.println(
                similar.isHidden()
                        ? "Similar homes: no way to guess is better than chance."
                        : "Similar homes: LINKED better than chance.");
        out.println(
                controlFinds
                        ? "Leaky control: the script finds what there is to find."
                        : "Leaky control: the script does NOT find what there is to find, so the experiment proves nothing.");
        out.println("Different homes (some sell, some buy; small and large): "
                + (different.isHidden()
                        ? "no better than chance."
                        : "linked better than chance; steps do not hide who produces. Group homes that are alike."));
        out.flush();
    }
}
