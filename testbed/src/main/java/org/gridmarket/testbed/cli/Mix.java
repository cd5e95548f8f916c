package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.coinshuffle.blame.Fault;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.testbed.privacy.mixing.Misbehaviour;
import org.gridmarket.testbed.privacy.mixing.MixSession;
import org.gridmarket.testbed.privacy.mixing.ProcessStopwatch;
import org.gridmarket.testbed.privacy.mixing.RunReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** One mixing session with local participants. */
@CommandLine.Command(
        name = "mix",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Runs one CoinShuffle session with all participants in this process: its steps, what they cost, and who is"
                        + " excluded when one misbehaves. Exit code 0 when the mix completed, 1 when it was aborted.",
        footer = {
            "",
            "Example: ./gridmarket mix --participants 10 --bundles 4",
            "Example: ./gridmarket mix --participants 6 --misbehave drop@3"
        })
final class Mix implements Callable<Integer> {
    @CommandLine.Option(
            names = "--participants",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many take part.")
    private int participants;

    @CommandLine.Option(
            names = "--bundles",
            paramLabel = "M",
            defaultValue = "1",
            description = "Bundles, hence fresh accounts, of each; the same number for everybody.")
    private int bundles;

    @CommandLine.Option(
            names = "--k-min",
            paramLabel = "K",
            defaultValue = "5",
            description = "With fewer participants no run starts.")
    private int least;

    @CommandLine.Option(names = "--seed", defaultValue = "1", description = "The same seed plays the same session.")
    private long seed;

    @CommandLine.Option(
            names = "--misbehave",
            paramLabel = "KIND@POSITION",
            description =
                    "One participant of the first run misbehaves: silent-announce, silent, silent-confirm, silent-sign, late,"
                            + " low-order-key, drop, extra, short, equivocate, false-accusation, false-accusation-at-end, false-digest,"
                            + " false-seed or bad-signature, at a position from 1 on.")
    private @Nullable String misbehave;

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandTools.requireWithin("--k-min", least, MixLimits.LEAST_PARTICIPANTS, MixLimits.MAX_PARTICIPANTS);
        CommandTools.requireWithin("--participants", participants, least, MixLimits.MAX_PARTICIPANTS);
        int most = Math.min(MixLimits.MAX_OUTPUTS_EACH, MixLimits.MAX_OUTPUTS / participants);
        CommandTools.requireWithin("--bundles", bundles, 1, most);
        MixSession session = new MixSession(participants, bundles, least, seed, new ProcessStopwatch());
        if (misbehave != null) {
            spoil(session, misbehave);
        }
        List<RunReport> runs = CommandTools.usage(session::play);
        PrintWriter out = CommandTools.out(spec);
        runs.forEach(run -> print(run, out));
        boolean completed = runs.getLast().verdict() instanceof Verdict.Completed;
        out.println(
                completed
                        ? "The mix completed in run " + runs.getLast().run().number() + "."
                        : "The mix was aborted: fewer than k_min = " + least + " participants are left.");
        out.flush();
        report.write(keys(runs, completed));
        return completed ? 0 : ExitCode.FAILED;
    }

    private void spoil(MixSession session, String typed) {
        int at = typed.indexOf('@');
        Misbehaviour kind =
                at < 0 ? null : Misbehaviour.parse(typed.substring(0, at)).orElse(null);
        if (kind == null || !typed.substring(at + 1).matches("\\d{1,3}")) {
            throw new UsageException(
                    "--misbehave " + typed + " is not KIND@POSITION such as drop@3; kinds are " + Misbehaviour.names());
        }
        int position = Integer.parseInt(typed.substring(at + 1));
        CommandTools.requireWithin("position of --misbehave", position, 1, participants);
        session.misbehave(kind, position);
    }

    private static void print(RunReport report, PrintWriter out) {
        MixRun run = report.run();
        out.println("Run " + run.number() + ": " + run.size() + " participants, session " + run.session());
        TextTable table = new TextTable("  step", "messages", "bytes", "wall ms");
        for (RunReport.Step step : report.steps()) {
            table.row("  " + step.kind(), step.messages(), step.octets(), millis(step.wall()));
        }
        table.row("  in all", report.messages(), report.octets(), millis(report.wall()));
        out.print(table);
        if (!report.virtual().isZero()) {
            out.println(
                    "  deadlines passed: " + report.virtual().toSeconds() + " s by the board's clock, not waited for");
        }
        out.println("  verdict: " + words(report));
    }

    private static String words(RunReport report) {
        return switch (report.verdict()) {
            case Verdict.Completed completed ->
                "completed, " + completed.transaction().outputs().size() + " fresh accounts, signed by all";
            case Verdict.Blamed blamed -> {
                StringBuilder words = new StringBuilder("blamed");
                for (Fault fault : blamed.faults()) {
                    words.append(", position ")
                            .append(report.run().positionOf(fault.culprit()))
                            .append(" (account ")
                            .append(fault.culprit())
                            .append(") for ")
                            .append(fault.offence());
                }
                yield words.append("; excluded").toString();
            }
            case Verdict.BoardGuilty guilty -> "the board is guilty of " + guilty.offence();
            case Verdict.Unproven unproven -> "unproven";
            case Verdict.Pending pending -> "pending";
        };
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }

    private Map<String, Object> keys(List<RunReport> runs, boolean completed) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("participants", participants);
        keys.put("bundles", bundles);
        keys.put("seed", seed);
        keys.put("misbehaviour", misbehave);
        keys.put("completed", completed);
        keys.put("runs", runs.stream().map(Mix::keys).toList());
        return keys;
    }

    private static Map<String, Object> keys(RunReport run) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("number", run.run().number());
        keys.put("participants", run.run().size());
        keys.put("messages", run.messages());
        keys.put("bytes", run.octets());
        keys.put("wall_ms", millis(run.wall()));
        keys.put("verdict", words(run));
        return keys;
    }
}
