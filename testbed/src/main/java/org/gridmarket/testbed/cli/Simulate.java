package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.ReportingCommand;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.SimulatedMarkets;
import org.gridmarket.testbed.simulation.Simulation;
import org.gridmarket.testbed.simulation.SimulationReport;
import org.gridmarket.testbed.simulation.SimulationSummary;
import org.gridmarket.testbed.simulation.mutant.Mutant;
import org.gridmarket.testbed.simulation.mutant.MutantHunt;
import org.gridmarket.testbed.simulation.mutant.SeededBugs;
import picocli.CommandLine;

/** Random histories of the whole market under virtual time, each from one seed. */
@CommandLine.Command(
        name = "simulate",
        subcommands = SimulateDiscovery.class,
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Plays random histories of a whole market, or of all on one ledger, each in one thread under virtual time, and"
                        + " checks every guarantee after every commit. The same seed gives the same bytes. Exit code 1 when a"
                        + " guarantee breaks, when nothing came about, or when a fault that was asked for never struck: that"
                        + " would prove nothing.",
        footer = {
            "",
            "Example: ./gridmarket simulate --seed 1 --count 200 --steps 300",
            "Example: ./gridmarket simulate --seed 42 --faults delay,byzantine-solver",
            "Example: ./gridmarket simulate --market all --count 20",
            "Example: ./gridmarket simulate --mutants --count 1000 --steps 200",
            "Example: ./gridmarket simulate --mutants --bugs compute --count 64 --steps 150"
        })
final class Simulate extends ReportingCommand {
    private static final int MOST_STEPS = 1_000_000;
    private static final int MOST_HISTORIES = 1_000_000;
    private static final int MOST_JOBS = 256;

    @CommandLine.Option(names = "--seed", defaultValue = "1", description = "Seed of the first history.")
    private long seed = 1;

    @CommandLine.Option(names = "--count", defaultValue = "1", description = "Histories, one per seed from --seed on.")
    private int count = 1;

    @CommandLine.Option(names = "--steps", defaultValue = "300", description = "Moments in which something happens.")
    private int steps = 300;

    @CommandLine.Option(
            names = "--market",
            defaultValue = SimulatedMarkets.ENERGY,
            paramLabel = "energy|clock|purse|compute|allocation|stream|all",
            description = "Which market is played; purse lives by the periods of clock; all share one ledger.")
    private String market = SimulatedMarkets.ENERGY;

    @CommandLine.Option(
            names = "--faults",
            defaultValue = "all",
            paramLabel = "all|none|LIST",
            description = "What may go wrong: delay, duplicate, lost-answer, clock-skew, closer-crash, solver-crash,"
                    + " byzantine-solver, slow-peer, wild-participants, partition, agent-crash, byzantine-gateway,"
                    + " byzantine-endorser, forked-board, full-books.")
    private String faults = "all";

    @CommandLine.Option(names = "--jobs", defaultValue = "1", description = "Histories played at the same time.")
    private int jobs = 1;

    @CommandLine.Option(
            names = "--mutants",
            description =
                    "Put bugs into the code, one at a time, and look for each with up to --count histories of --steps.")
    private boolean mutants;

    @CommandLine.Option(
            names = "--bugs",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Of --mutants: only those whose market is called so, or whose name has this in it.")
    private String bugs = "";

    @Override
    public Integer call() {
        CommandTools.requireWithin("--steps", steps, 1, MOST_STEPS);
        CommandTools.requireWithin("--count", count, 1, MOST_HISTORIES);
        CommandTools.requireWithin("--jobs", jobs, 1, MOST_JOBS);
        PrintWriter out = out();
        if (mutants) {
            return hunt(out) ? 0 : ExitCode.FAILED;
        }
        Set<Fault> wanted = faultsNamed();
        out.println("faults " + wanted + ", " + guarantees() + " guarantees");
        SimulationSummary summary = play(wanted, out);
        summary.strikes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> out.println("struck " + entry.getValue() + " times: " + entry.getKey()));
        summary.unproved().forEach(what -> out.println("nothing checked: " + what));
        out.println(summary.histories() + " histories, " + summary.broken() + " broken, " + text(summary.achieved()));
        return summary.isGood() ? 0 : ExitCode.FAILED;
    }

    /** Whether every bug was found. */
    private boolean hunt(PrintWriter out) {
        MutantHunt hunt = new MutantHunt(Circumstances.home(), count, steps);
        TextTable table = new TextTable("bug", "found by", "seed", "step");
        int missed = 0;
        List<Mutant> wanted = SeededBugs.ALL_BUGS.stream()
                .filter(bug -> bug.world().equals(bugs) || bug.name().contains(bugs))
                .toList();
        if (wanted.isEmpty()) {
            throw new UsageException("--bugs " + bugs + ": no bug's name has this in it, and no market is called so");
        }
        for (Mutant mutant : wanted) {
            MutantHunt.Outcome outcome = hunt.hunt(mutant);
            out.println(mutant.name() + ": " + outcome.guarantee() + ", " + outcome.detail());
            out.flush();
            missed += outcome.found() ? 0 : 1;
            table.row(mutant.name(), outcome.guarantee(), outcome.seed(), outcome.step());
        }
        out.print(table);
        out.println(wanted.size() + " bugs, " + missed + " not found");
        out.flush();
        return missed == 0;
    }

    private SimulationSummary play(Set<Fault> wanted, PrintWriter out) {
        SimulationSummary summary = SimulationSummary.NOTHING;
        SimulationReport last = null;
        try (ExecutorService threads = Executors.newFixedThreadPool(jobs)) {
            List<Future<SimulationReport>> histories = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long history = seed + i;
                histories.add(
                        threads.submit(() -> Simulation.run(SimulatedMarkets.of(market), history, steps, wanted)));
            }
            for (Future<SimulationReport> history : histories) {
                last = resultOf(history);
                print(last, out);
                summary = summary.plus(last);
            }
        }
        if (last != null) {
            report(keys(last, summary));
        }
        return summary;
    }

    private static SimulationReport resultOf(Future<SimulationReport> history) {
        try {
            return history.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a history could not be played: " + broken.getCause(), broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before all histories were played", stopped);
        }
    }

    /** Those that can strike in this world; whoever names another one is told so. */
    private Set<Fault> faultsNamed() {
        Set<Fault> possible = CommandTools.usage(() -> SimulatedMarkets.faults(market));
        if (faults.equals("all")) {
            return possible;
        }
        Set<Fault> named;
        try {
            named = Fault.parse(faults);
        } catch (IllegalArgumentException unknown) {
            throw new UsageException("--faults " + faults + ": " + unknown.getMessage());
        }
        if (!possible.containsAll(named)) {
            throw new UsageException(
                    "--faults " + faults + ": in " + market + " there is nothing to strike but " + possible);
        }
        return named;
    }

    private int guarantees() {
        return SimulatedMarkets.guarantees(market).size();
    }

    private static String text(Map<String, Long> achieved) {
        return achieved.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private void print(SimulationReport history, PrintWriter out) {
        out.printf(
                "seed %d: %d steps, %s, %d audits, digest %s%n",
                history.seed(), history.steps(), text(history.achieved()), history.audits(), history.digest());
        history.violations()
                .forEach(violation ->
                        out.println("  BROKEN " + violation.guarantee().name() + " ("
                                + violation.guarantee().statement() + "): " + violation.detail()));
        if (!history.isGood()) {
            out.println("  again: ./gridmarket simulate --seed " + history.seed() + " --steps " + steps + " --faults "
                    + faults + " --market " + market);
        }
        out.flush();
    }

    private Map<String, Object> keys(SimulationReport last, SimulationSummary summary) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("seed", seed);
        keys.put("histories", count);
        keys.put("steps", steps);
        keys.put("faults", faults);
        keys.put("market", market);
        keys.put("guarantees", guarantees());
        keys.put("broken", summary.broken());
        keys.put("trades", summary.achieved().get("energy trades"));
        keys.put("achieved", new TreeMap<>(summary.achieved()));
        keys.put("guarantees_held", summary.broken() > 0 ? Boolean.FALSE : summary.isGood() ? Boolean.TRUE : null);
        keys.put("strikes", new TreeMap<>(summary.strikes()));
        keys.put("unproved", summary.unproved());
        keys.put("digest", last.digest().toHex());
        keys.put("outcomes", last.outcomes());
        return keys;
    }
}
