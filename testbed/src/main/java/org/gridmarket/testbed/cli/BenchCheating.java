package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.report.Plot;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.testbed.stream.LedgerGame;
import org.gridmarket.testbed.stream.Strategies;
import org.gridmarket.testbed.stream.StreamGame;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What cheating in a stream earns: section 4.7.2 again. */
@CommandLine.Command(
        name = "cheating",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Strategies of suppliers and customers of streams (section 4.7.2): Figs 4.5 and 4.6, by the text's parameters"
                    + " and by what purses gain on the contract; and (4.5) corrected beside the printed one."
        },
        footer = {"", "Example: ./gridmarket bench cheating --plots docs/figures"})
final class BenchCheating implements Callable<Integer> {
    private static final int STEPS = 20;
    private static final int MOST_ROUNDS = 100_000;
    private static final List<String> COLOURS =
            List.of("#4b0082", "#2e6fdb", "#2a9d4a", "#d9a404", "#e07b39", "#d1495b");

    @CommandLine.Option(
            names = "--offers",
            paramLabel = "N",
            defaultValue = "100",
            description = "Of each of the 30 suppliers and 30 customers.")
    private int offers;

    @CommandLine.Option(
            names = "--allocations",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Of a customer of Fig 4.6.")
    private int allocations;

    @CommandLine.Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the draws.")
    private long seed;

    @CommandLine.Mixin
    private final PlotsOption plots = new PlotsOption();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    private final Map<String, Object> keys = new LinkedHashMap<>();

    @Override
    public Integer call() {
        CommandTools.requireWithin("--offers", offers, 1, MOST_ROUNDS);
        CommandTools.requireWithin("--allocations", allocations, 1, MOST_ROUNDS);
        plots.requireFolder();
        StreamGame text = StreamGame.OF_THE_TEXT;
        LedgerGame ledger = new LedgerGame();
        PrintWriter out = CommandTools.out(spec);
        out.println(outcomes(ledger));
        out.println(suppliers(text, ledger));
        out.println(customers(text, ledger));
        out.println(utilities());
        out.println(String.format(
                Locale.ROOT,
                "Table 4.7 without gas: a customer that tests breaks even at P(s) = %.2f %%; at P(s) = 100 %% it has %.1f %% more",
                text.breakEven() * 100,
                (text.outcome(true, true).customer() / text.outcome(true, false).customer() - 1) * 100));
        out.flush();
        report.write(keys);
        return 0;
    }

    private TextTable outcomes(LedgerGame ledger) {
        TextTable table =
                new TextTable("supplier", "customer", "customer_gains", "supplier_gains", "mediator", "treasury");
        for (boolean isTested : new boolean[] {true, false}) {
            for (boolean isProcessed : new boolean[] {true, false}) {
                List<Long> gains = ledger.gains(isProcessed, isTested);
                table.row(
                        isProcessed ? "processes" : "does not",
                        isTested ? "reveals" : "is silent",
                        gains.get(0),
                        gains.get(1),
                        gains.get(2),
                        gains.get(3));
            }
        }
        return table;
    }

    private TextTable suppliers(StreamGame text, LedgerGame ledger) {
        List<double[]> byText = Strategies.suppliers(text::outcome, offers, seed);
        List<double[]> byLedger = Strategies.suppliers(ledger::outcome, offers, seed);
        plots.write(supplierPlot("Supplier's utility by Table 4.7, by P(s)", byText), "stream-supplier.svg");
        plots.write(
                supplierPlot("Supplier's utility on the contract, by P(s)", byLedger), "stream-supplier-ledger.svg");
        TextTable table = new TextTable("P(s)", "text", "text_expected", "ledger");
        for (int group = 0; group < Strategies.GROUPS.size(); group++) {
            double share = Strategies.GROUPS.get(group) / 100.0;
            double expected = offers
                    * (share * text.outcome(true, true).supplier()
                            + (1 - share) * text.outcome(false, true).supplier());
            table.row(
                    Strategies.GROUPS.get(group) + " %",
                    whole(byText.get(group)[offers - 1]),
                    whole(expected),
                    whole(byLedger.get(group)[offers - 1]));
            keys.put("supplier_" + Strategies.GROUPS.get(group), whole(byText.get(group)[offers - 1]));
            keys.put("supplier_ledger_" + Strategies.GROUPS.get(group), whole(byLedger.get(group)[offers - 1]));
        }
        return table;
    }

    private static long whole(double micro) {
        return Math.round(micro);
    }

    private static Plot supplierPlot(String title, List<double[]> groups) {
        List<Plot.Series> series = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            double[] sums = groups.get(group);
            series.add(new Plot.Series(
                    Strategies.GROUPS.get(group) + " %",
                    COLOURS.get(group),
                    Plot.Style.LINE,
                    IntStream.range(0, sums.length)
                            .mapToObj(round -> new Plot.Point(round + 1.0, sums[round] / 1_000))
                            .toList()));
        }
        return new Plot(title, "allocations", "1,000 µ", series);
    }

    private TextTable customers(StreamGame text, LedgerGame ledger) {
        TextTable table = new TextTable("P(s)", "text_tests", "text_none", "ledger_tests", "ledger_none");
        for (int group : Strategies.GROUPS) {
            table.row(
                    group + " %",
                    whole(customer(text::outcome, true, group / 100.0)),
                    whole(customer(text::outcome, false, group / 100.0)),
                    whole(customer(ledger::outcome, true, group / 100.0)),
                    whole(customer(ledger::outcome, false, group / 100.0)));
        }
        plots.write(
                new Plot(
                        "Customer's utility after " + allocations + " allocations by Table 4.7",
                        "P(s), %",
                        "1,000,000 µ",
                        List.of(
                                line("tests", "#2a9d4a", share -> customer(text::outcome, true, share) / 1e6),
                                line("no tests", "#d1495b", share -> customer(text::outcome, false, share) / 1e6))),
                "stream-customer.svg");
        return table;
    }

    private double customer(Strategies.Outcome outcome, boolean isTested, double share) {
        return Strategies.customer(outcome, isTested, share, allocations, seed);
    }

    private static Plot.Series line(String name, String colour, DoubleUnaryOperator of) {
        return new Plot.Series(
                name,
                colour,
                Plot.Style.LINE,
                IntStream.rangeClosed(0, STEPS)
                        .mapToObj(step -> new Plot.Point(100.0 * step / STEPS, of.applyAsDouble((double) step / STEPS)))
                        .toList());
    }

    private TextTable utilities() {
        StreamGame page = StreamGame.OF_THE_PAGE;
        plots.write(
                new Plot(
                        "Supplier's utility of an allocation, (4.5)",
                        "P(s), % of inputs",
                        "µ",
                        List.of(
                                line("corrected", "#2a9d4a", share -> page.corrected(share, 0)),
                                line("printed", "#d1495b", page::printed),
                                line("guesses right by half", "#2e6fdb", share -> page.corrected(share, 0.5)))),
                "stream-utility.svg");
        TextTable table = new TextTable("P(s)", "corrected", "printed", "guess_half_right");
        for (double share : new double[] {0, 0.2, 0.4, 0.5, 0.6, 0.8, 0.9, 0.95, 0.99, 1}) {
            table.row(
                    share,
                    whole(page.corrected(share, 0)),
                    whole(page.printed(share)),
                    whole(page.corrected(share, 0.5)));
        }
        return table;
    }
}
