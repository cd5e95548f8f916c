package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.testbed.bench.HorizonRow;
import org.gridmarket.testbed.bench.HorizonSweep;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Fig 2.8: what a longer look-ahead brings and costs. */
@CommandLine.Command(
        name = "horizon",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Fig 2.8: the look-ahead T_h against traded energy, round by round over the day, and time and memory of one"
                        + " round in its middle, beside the text's pairwise program.",
        footer = {"", "Example: ./gridmarket bench horizon --limits 25/20 --plots docs/figures"})
final class BenchHorizon implements Callable<Integer> {
    @CommandLine.Mixin
    private final BenchHomes homes = new BenchHomes();

    @CommandLine.Option(
            names = "--look-ahead",
            paramLabel = "T_H",
            split = ",",
            defaultValue = "0,1,2,5,10,15,20,25,30,35,40,45,50,95",
            description = "The values of T_h, ascending.")
    private List<Integer> lookAheads = List.of();

    @CommandLine.Option(
            names = "--give-up",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Time for one solve of the pairwise program.")
    private int giveUpSeconds;

    @CommandLine.Mixin
    private final PlotsOption plots = new PlotsOption();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        plots.requireFolder();
        for (int lookAhead : lookAheads) {
            if (lookAhead < 0 || lookAhead > MarketCalendar.MAX_HORIZON) {
                throw new UsageException("--look-ahead " + lookAhead + " is outside 0.." + MarketCalendar.MAX_HORIZON);
            }
        }
        if (giveUpSeconds < 1) {
            throw new UsageException("--give-up " + giveUpSeconds + " s is below 1");
        }
        Microgrid microgrid = homes.microgrid(spec);
        HorizonSweep sweep = new HorizonSweep(microgrid, Duration.ofSeconds(giveUpSeconds));
        Consumer<String> progress = BenchHomes.progress(spec);
        List<HorizonRow> rows = new ArrayList<>();
        for (int lookAhead : lookAheads) {
            progress.accept("T_h = " + lookAhead);
            rows.add(sweep.at(lookAhead));
        }
        print(microgrid, rows);
        return 0;
    }

    private void print(Microgrid microgrid, List<HorizonRow> rows) {
        PrintWriter out = CommandTools.out(spec);
        List<Map<String, Object>> all = rows.stream().map(HorizonRow::keys).toList();
        out.print(TextTable.of(all));
        out.println("homes: " + microgrid.source());
        out.println(BenchHomes.machine(report.circumstances()));
        out.flush();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("rows", all);
        report.write(keys);
        plots.write(HorizonSweep.energyPlot(rows), "horizon-energy.svg");
        plots.write(HorizonSweep.memoryPlot(rows), "horizon-memory.svg");
    }
}
