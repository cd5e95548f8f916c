package org.gridmarket.testbed.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.report.HtmlReport;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.process.RunFolder;
import org.gridmarket.testbed.traffic.Junction;
import org.gridmarket.testbed.traffic.LightRule;
import org.gridmarket.testbed.traffic.TrafficFigures;
import org.gridmarket.testbed.traffic.TrafficTrial;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The traffic lights of the text. */
@CommandLine.Command(
        name = "traffic",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "The text's traffic lights (5.3.2, Fig 5.3): four junctions in SUMO, led by a timer, by what each sees, and by what"
                    + " neighbours tell it, over the same vehicles. Writes a table and a page with plots.",
            "With --actors one rule is led once more by an actor on a machine of its own at each junction, over discovery and"
                    + " ports; --kill kills the machine of a junction for the middle third of the time. Needs SUMO: apt-get install"
                    + " sumo."
        },
        footer = {
            "",
            "Example: ./gridmarket traffic --seeds 3 --minutes 10",
            "Example: ./gridmarket traffic --seeds 1 --actors OWN --kill A0"
        })
final class Traffic implements Callable<Integer> {
    private static final int SECONDS = 60;
    private static final int MOST_MINUTES = 120;
    private static final int MOST_SEEDS = 1_000;
    private static final int MOST_PER_HOUR = 10_000;
    private static final int MILLIS = 1_000;

    @CommandLine.Option(
            names = "--demands",
            paramLabel = "N",
            split = ",",
            defaultValue = "2400,3000",
            description = "Vehicles an hour that come into the town, each in a table of its own.")
    private List<Integer> demands = List.of();

    @CommandLine.Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "15",
            description = "For how long they come, in the town's time.")
    private int minutes;

    @CommandLine.Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "12",
            description = "How many days of other vehicles are played under each rule.")
    private int seeds;

    @CommandLine.Option(
            names = "--actors",
            paramLabel = "RULE",
            description = "Also over the middleware: ${COMPLETION-CANDIDATES}.")
    private @Nullable LightRule led;

    @CommandLine.Option(
            names = "--kill",
            paramLabel = "JUNCTION",
            description = "With --actors, whose machine is killed for a while: ${COMPLETION-CANDIDATES}.")
    private @Nullable Junction killed;

    @CommandLine.Mixin
    private final NewFolderOption dir = new NewFolderOption();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        demands.forEach(each -> CommandTools.requireWithin("--demands", each, 1, MOST_PER_HOUR));
        CommandTools.requireWithin("--minutes", minutes, 1, MOST_MINUTES);
        CommandTools.requireWithin("--seeds", seeds, 1, MOST_SEEDS);
        RunFolder folder = dir.make("gridmarket-traffic-");
        TrafficTrial trial = new TrafficTrial(folder, BenchHomes.progress(spec));
        HtmlReport page = new HtmlReport("Traffic lights");
        Map<String, Object> keys = new LinkedHashMap<>();
        for (int demand : demands) {
            TrafficFigures figures = trial.direct(demand, SECONDS * minutes, seeds);
            String what = demand + " vehicles an hour, " + minutes + " min, " + seeds + " seeds";
            show(page, what, figures);
            keys.put(what, figures.rows());
        }
        if (led != null) {
            keys.put("actors", byActors(trial, page, led));
        }
        page.paragraph(BenchHomes.machine(report.circumstances()));
        Path file = folder.file("traffic.html");
        page.write(file);
        CommandTools.out(spec).println(BenchHomes.machine(report.circumstances()) + "; page: " + file);
        report.write(keys);
        return 0;
    }

    private void show(HtmlReport page, String what, TrafficFigures figures) {
        CommandTools.print(spec, what + "\n" + TextTable.of(figures.rows()) + "\n");
        CommandTools.print(spec, TextTable.of(figures.segments()) + "\n");
        page.plot(figures.plot("Vehicles of a segment: " + what), "Mean of 16 segments and all seeds, each minute.");
        page.table(what, figures.rows());
        page.table("Vehicles of each segment (Fig 5.3): " + what, figures.segments());
    }

    private List<Map<String, Object>> byActors(TrafficTrial trial, HtmlReport page, LightRule rule)
            throws InterruptedException {
        List<Map<String, Object>> rows = new ArrayList<>();
        int demand = demands.getFirst();
        rows.add(row("directly", trial.directly(rule, demand, SECONDS * minutes)));
        rows.add(row("by actors", trial.led(rule, demand, SECONDS * minutes, null)));
        if (killed != null) {
            rows.add(row(killed + " killed", trial.led(rule, demand, SECONDS * minutes, killed)));
        }
        CommandTools.print(spec, rule.title() + ", seed 1\n" + TextTable.of(rows) + "\n");
        page.table("Led by actors: " + rule.title() + ", seed 1", rows);
        return rows;
    }

    private static Map<String, Object> row(String how, TrafficTrial.Led seen) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("led", how);
        row.put("vehicles", seen.run().delay().vehicles());
        row.put("waits s", seen.run().delay().waitingMillis() / MILLIS);
        row.put("loses s", seen.run().delay().lossMillis() / MILLIS);
        for (Junction at : Junction.values()) {
            row.put(at + " unled s", seen.unledOf(at));
        }
        row.put("took s", seen.millis() / MILLIS);
        return row;
    }
}
