package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.solver.energy.PairwiseMatcher;
import org.gridmarket.testbed.bench.SolverBench;
import org.gridmarket.testbed.bench.SolverCase;
import org.gridmarket.testbed.bench.SolverPlots;
import org.gridmarket.testbed.bench.SolverRow;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What matching costs, against the text's linear program over pairs. */
@CommandLine.Command(
        name = "solver",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Matchers side by side, the text's pairwise program among them where it still ends, from 100 to a million offers.",
            "Takes about 5 minutes; --quick, with one run each and without the largest cases, half a minute."
        },
        footer = {
            "",
            "Example: ./gridmarket bench solver --report solver.json",
            "Example: ./gridmarket bench solver --cases day,day-levels --plots docs/figures"
        })
final class BenchSolver implements Callable<Integer> {
    private static final int RUNS = 5;
    private static final int QUICK_OFFERS_COPIES = 10;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration QUICK_LIMIT = Duration.ofSeconds(20);

    @CommandLine.Mixin
    private final BenchHomes homes = new BenchHomes();

    @CommandLine.Option(
            names = "--cases",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Only these cases: interval, ten-intervals, day, day-levels, day-x10, day-x10-levels, day-x100.")
    private List<String> cases = List.of();

    @CommandLine.Option(names = "--quick", description = "One run each, 20 s at most, up to 10 copies of the homes.")
    private boolean quick;

    @CommandLine.Mixin
    private final PlotsOption plots = new PlotsOption();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        plots.requireFolder();
        List<SolverCase> wanted = wanted();
        Microgrid microgrid = homes.microgrid(spec);
        PrintWriter out = CommandTools.out(spec);
        SolverBench bench =
                new SolverBench(microgrid, quick ? 1 : RUNS, quick ? QUICK_LIMIT : LIMIT, BenchHomes.progress(spec));
        List<SolverRow> rows = new ArrayList<>();
        for (SolverCase one : wanted) {
            rows.addAll(bench.run(one));
        }
        print(out, microgrid, rows);
        report.write(keys(rows));
        plots.write(SolverPlots.time(rows), "solver-time.svg");
        plots.write(SolverPlots.memory(rows), "solver-memory.svg");
        return 0;
    }

    private List<SolverCase> wanted() {
        List<String> known = SolverCase.all().stream().map(SolverCase::name).toList();
        for (String name : cases) {
            if (!known.contains(name)) {
                throw new UsageException("--cases " + name + " is unknown; there are " + known);
            }
        }
        return SolverCase.all().stream()
                .filter(one -> cases.isEmpty() || cases.contains(one.name()))
                .filter(one -> !quick || one.copies() <= QUICK_OFFERS_COPIES)
                .toList();
    }

    private void print(PrintWriter out, Microgrid microgrid, List<SolverRow> rows) {
        if (rows.isEmpty()) {
            out.println("no matcher ended in time");
            return;
        }
        List<Map<String, Object>> all = rows.stream().map(SolverRow::keys).toList();
        out.print(TextTable.of(all));
        rows.stream()
                .filter(row -> row.matcher().equals(PairwiseMatcher.NAME))
                .forEach(slow -> rows.stream()
                        .filter(row -> row.problem().equals(slow.problem()) && row.certified())
                        .forEach(fast -> out.println(String.format(
                                Locale.ROOT,
                                "%s: %s is %.1f times as fast as pairwise (build and solve; %.1f by processor"
                                        + " time, verification included)",
                                fast.problem().name(),
                                fast.matcher(),
                                (double) slow.nanos() / fast.nanos(),
                                (double) slow.cpuNanos() / fast.cpuNanos()))));
        out.println("homes: " + microgrid.source() + "; copies jittered by up to 10 %, each with feeders of its own");
        out.println(BenchHomes.machine(report.circumstances()));
        out.flush();
    }

    private static Map<String, Object> keys(List<SolverRow> rows) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("rows", rows.stream().map(SolverRow::keys).toList());
        return keys;
    }
}
