package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.Simulation;
import org.gridmarket.testbed.simulation.SimulationReport;
import org.gridmarket.testkit.energy.Guarantee;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Random histories of the whole market under virtual time, each from one seed. */
@CommandLine.Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Plays random histories of the whole market in one thread under virtual time and checks every guarantee"
                        + " after every commit. The same seed gives the same bytes. Exit code 1 when a guarantee breaks, and"
                        + " when nothing was traded, so that nothing was checked.",
        footer = {
            "",
            "Example: ./gridmarket simulate --seed 1 --count 200 --steps 300",
            "Example: ./gridmarket simulate --seed 42 --faults delay,byzantine-solver"
        })
final class Simulate implements Callable<Integer> {
    private static final int MOST_STEPS = 1_000_000;
    private static final int MOST_HISTORIES = 1_000_000;

    @CommandLine.Option(names = "--seed", defaultValue = "1", description = "Seed of the first history.")
    private long seed = 1;

    @CommandLine.Option(names = "--count", defaultValue = "1", description = "Histories, one per seed from --seed on.")
    private int count = 1;

    @CommandLine.Option(names = "--steps", defaultValue = "300", description = "Moments in which something happens.")
    private int steps = 300;

    @CommandLine.Option(
            names = "--faults",
            defaultValue = "all",
            paramLabel = "all|none|LIST",
            description = "What may go wrong: delay, duplicate, lost-answer, clock-skew, closer-crash, solver-crash,"
                    + " byzantine-solver, slow-peer, wild-participants.")
    private String faults = "all";

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandTools.requireWithin("--steps", steps, 1, MOST_STEPS);
        CommandTools.requireWithin("--count", count, 1, MOST_HISTORIES);
        Set<Fault> wanted = faultsNamed();
        PrintWriter out = CommandTools.out(spec);
        out.println("faults " + wanted + ", " + Guarantee.values().length + " guarantees");
        int broken = 0;
        long trades = 0;
        SimulationReport last = Simulation.run(seed, steps, wanted);
        for (long history = seed; history < seed + count; history++) {
            last = history == seed ? last : Simulation.run(history, steps, wanted);
            print(last, out);
            broken += last.isGood() ? 0 : 1;
            trades += last.trades();
        }
        if (broken == 0 && trades == 0) {
            out.println("nothing checked: no history had a trade; take more --steps");
            out.flush();
        }
        report.write(keys(last, broken, trades));
        return broken == 0 && trades > 0 ? 0 : Gridmarket.FAILED;
    }

    private Set<Fault> faultsNamed() {
        try {
            return Fault.parse(faults);
        } catch (IllegalArgumentException unknown) {
            throw new UsageException("--faults " + faults + ": " + unknown.getMessage());
        }
    }

    private void print(SimulationReport history, PrintWriter out) {
        out.printf(
                "seed %d: %d steps, %d rounds, %d trades, %d Wh, %d audits, digest %s%n",
                history.seed(),
                history.steps(),
                history.rounds(),
                history.trades(),
                history.energyWh(),
                history.audits(),
                history.digest());
        history.violations()
                .forEach(violation -> out.println("  BROKEN " + violation.guarantee() + " ("
                        + violation.guarantee().statement() + "): " + violation.detail()));
        if (!history.isGood()) {
            out.println("  again: ./gridmarket simulate --seed " + history.seed() + " --steps " + steps + " --faults "
                    + faults);
        }
        out.flush();
    }

    private Map<String, Object> keys(SimulationReport last, int broken, long trades) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("seed", seed);
        keys.put("histories", count);
        keys.put("steps", steps);
        keys.put("faults", faults);
        keys.put("guarantees", Guarantee.values().length);
        keys.put("broken", broken);
        keys.put("trades", trades);
        keys.put("guarantees_held", broken > 0 ? Boolean.FALSE : trades == 0 ? null : Boolean.TRUE);
        keys.put("digest", last.digest().toHex());
        keys.put("outcomes", last.outcomes());
        return keys;
    }
}
