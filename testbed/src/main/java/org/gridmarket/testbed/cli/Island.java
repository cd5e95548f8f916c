package org.gridmarket.testbed.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.report.HtmlReport;
import org.gridmarket.cli.report.Plot;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.process.RunFolder;
import org.gridmarket.testbed.day.IslandDay;
import org.gridmarket.testbed.island.IslandNetwork;
import org.gridmarket.testbed.island.IslandSeen;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The microgrid of the text. */
@CommandLine.Command(
        name = "island",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "The text's microgrid (5.3.3): the trunk between a feeder and the rest is cut for some intervals and mended. In the"
                    + " island controllers stay known to each other, one leads and balances the feeder; market agents are told each"
                    + " gateway down once, keep their operations and send them after the heal. Writes a table and a page with plots.",
            "In virtual time: the real protocol of discovery, groups, agents, meters and rules, on a ledger in memory; no"
                    + " processes and no network."
        },
        footer = {"", "Example: ./gridmarket island --homes 30 --intervals 10"})
final class Island implements Callable<Integer> {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final Interval FIRST = Interval.of(48);
    private static final Interval LAST = Interval.of(87);
    private static final Interval CUT = Interval.of(58);
    private static final int MOST_HOMES = 200;
    private static final int MOST_INTERVALS = 16;
    private static final int MILLIS = 1_000;
    private static final int MOST_SECONDS = 900;

    @CommandLine.Option(
            names = "--homes",
            paramLabel = "N",
            defaultValue = "30",
            description = "Homes of the microgrid, ten to a feeder; the first feeder becomes the island.")
    private int homes;

    @CommandLine.Option(
            names = "--intervals",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long the trunk is cut.")
    private int intervals;

    @CommandLine.Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long an interval lasts.")
    private int seconds;

    @CommandLine.Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of homes and network.")
    private long seed;

    @CommandLine.Mixin
    private final NewFolderOption dir = new NewFolderOption();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        CommandTools.requireWithin("--homes", homes, 2, MOST_HOMES);
        CommandTools.requireWithin("--intervals", intervals, 1, MOST_INTERVALS);
        CommandTools.requireWithin("--interval", seconds, 20, MOST_SECONDS);
        RunFolder folder = dir.make("gridmarket-island-");
        long intervalMillis = (long) seconds * MILLIS;
        IslandSeen seen = IslandNetwork.play(seed, intervals * intervalMillis);
        Microgrid microgrid = GeneratedMicrogrid.of(seed, homes, LIMIT).within(FIRST, LAST);
        IslandDay.Result day = new IslandDay(
                        microgrid,
                        microgrid.homes().getFirst().feeder(),
                        CUT,
                        CUT.plus(intervals - 1),
                        seen.darkMillis(),
                        intervalMillis)
                .trade();
        List<String> offences = new ArrayList<>(seen.offences());
        offences.addAll(day.offences());
        show(folder.file("island.html"), seen, day, offences);
        return offences.isEmpty() ? 0 : ExitCode.FAILED;
    }

    private void show(Path file, IslandSeen seen, IslandDay.Result day, List<String> offences) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(
                "gateways told down",
                seen.told().stream().filter(each -> !each.up()).count());
        facts.put("longest until told, s", seen.longestMillis() / (double) MILLIS);
        facts.put("island found after, s", seen.darkMillis() / (double) MILLIS);
        facts.put("led by", String.join(", ", seen.leaders()));
        facts.put(
                "all gateways back after, s",
                seen.backMillis().isPresent() ? seen.backMillis().getAsLong() / (double) MILLIS : "never");
        facts.put("operations kept", day.operations());
        List<Map<String, Object>> lines = day.lines().stream().map(Island::row).toList();
        List<Map<String, Object>> bills = new ArrayList<>();
        day.owed().forEach((meter, owed) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("meter", meter.name());
            row.put("owes µ", owed.island());
            row.put("without island µ", owed.usual());
            bills.add(row);
        });
        facts.forEach((name, value) -> CommandTools.print(spec, name + ": " + value + "\n"));
        CommandTools.print(spec, TextTable.of(lines) + "\n" + TextTable.of(bills));
        offences.forEach(each -> CommandTools.print(spec, "NOT AS IT SHOULD BE: " + each + "\n"));
        HtmlReport page = new HtmlReport("Island and reconnection")
                .verdict(
                        offences.isEmpty(),
                        offences.isEmpty()
                                ? "Every agent was told once and in time; nothing counts twice, and all is settled and billed."
                                : offences.size() + " things are not as they should be; the first: "
                                        + offences.getFirst())
                .facts("What was seen", facts)
                .plot(
                        plot(day.lines()),
                        "The feeder's homes, interval by interval. What they sold and did not deliver is billed"
                                + " as residual.");
        page.table("Intervals of the island, Wh", lines);
        page.table("Bills beside trades", bills);
        page.paragraph(BenchHomes.machine(report.circumstances())).write(file);
        CommandTools.out(spec).println("page: " + file);
        Map<String, Object> keys = new LinkedHashMap<>(facts);
        keys.put("intervals", lines);
        keys.put("bills", bills);
        keys.put("offences", offences);
        report.write(keys);
    }

    private static Map<String, Object> row(IslandDay.Line line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("interval", line.interval().index());
        row.put("surplus Wh", line.surplus());
        row.put("deficit Wh", line.deficit());
        row.put("exchanged Wh", line.exchanged());
        row.put("sold Wh", line.sold());
        row.put("bought Wh", line.bought());
        return row;
    }

    private static Plot plot(List<IslandDay.Line> lines) {
        return new Plot(
                "Energy of the island",
                "interval",
                "Wh",
                List.of(
                        series("surplus", "#3d9970", lines, IslandDay.Line::surplus),
                        series("deficit", "#c2571a", lines, IslandDay.Line::deficit),
                        series("exchanged", "#2a78d6", lines, IslandDay.Line::exchanged),
                        series("sold", "#8e44ad", lines, IslandDay.Line::sold),
                        series("bought", "#7a7a7a", lines, IslandDay.Line::bought)));
    }

    private static Plot.Series series(
            String name, String colour, List<IslandDay.Line> lines, ToLongFunction<IslandDay.Line> value) {
        return new Plot.Series(
                name,
                colour,
                Plot.Style.STEPS,
                lines.stream()
                        .map(line -> new Plot.Point(line.interval().index(), value.applyAsLong(line)))
                        .toList());
    }
}
