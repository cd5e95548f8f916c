package org.gridmarket.cli.allocation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.solver.allocation.AllocationMatch;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Solves a market off the ledger. */
@CommandLine.Command(
        name = "solve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = "Solves a market off the ledger, cycle after cycle, and says what of it is proved.",
        footer = {
            "",
            "Example: ./gridmarket allocation solve --market carpool --seed 10 --values DETOUR",
            "Example: ./gridmarket allocation solve --market data/charging --assignments who-has-what.csv"
        })
public final class SolveAllocation implements Callable<Integer> {
    @CommandLine.Mixin
    private final MarketOptions market = new MarketOptions();

    @CommandLine.Mixin
    private final MatcherOptions matcher = new MatcherOptions();

    @CommandLine.Option(
            names = "--assignments",
            paramLabel = "FILE",
            description = "Also write the assignments to this file.")
    private @Nullable Path assignments;

    @CommandLine.Option(
            names = "--write",
            paramLabel = "FOLDER",
            description = "Also write the market as a folder, which --market reads.")
    private @Nullable Path write;

    @CommandLine.Option(
            names = "--plots",
            paramLabel = "FOLDER",
            description = "Also draw offers and assignments over the slots into this folder.")
    private @Nullable Path plots;

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        MarketCase solved = market.market();
        if (write != null) {
            MarketFolder.write(solved, write);
        }
        List<AllocationMatch> matches = matcher.solve(solved);
        Map<String, Object> keys = SolveReport.keys(solved, matches);
        TextTable table = new TextTable("what", "value");
        keys.forEach((key, value) -> table.row(key, value == null ? "-" : value));
        CommandTools.print(spec, table);
        if (assignments != null) {
            SolveReport.write(assignments, solved, matches);
        }
        if (plots != null) {
            new AllocationPlots(solved, matches).write(plots, market.places());
        }
        report.write(keys);
        return 0;
    }
}
