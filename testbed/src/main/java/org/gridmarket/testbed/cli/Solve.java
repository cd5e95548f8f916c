package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.solver.energy.Matcher;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.testbed.microgrid.DataFolder;
import org.gridmarket.testbed.solve.OffLedgerSolve;
import org.gridmarket.testbed.solve.PriceChoice;
import org.gridmarket.testbed.solve.SolveResult;
import org.gridmarket.testbed.solve.SolveSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Matches a data folder off the ledger. */
@CommandLine.Command(
        name = "solve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Matches the offers of a data folder off the ledger: the most energy (or welfare) that can be traded"
                        + " within the limits of feeders and groups, and the proof that it is the most.",
        footer = {
            "",
            "Example: ./gridmarket solve --data data/street-24 --limits 25/20",
            "Example: ./gridmarket solve --data my-homes --prices levels:26 --mode WELFARE --report solve.json"
        })
public final class Solve implements Callable<Integer> {
    private static final long NANOS_BETWEEN_PROGRESS = 2_000_000_000L;

    @CommandLine.Option(names = "--data", paramLabel = "DIR", required = true, description = "A folder of profiles.")
    private Path data = Path.of(".");

    @CommandLine.Mixin
    private final LimitsOption limits = new LimitsOption();

    @CommandLine.Option(
            names = "--prices",
            paramLabel = "CHOICE",
            defaultValue = "none",
            converter = PriceReading.class,
            description = "Reservation prices: none (those of the data), levels:K (K made-up levels) or random:SEED.")
    private PriceChoice prices = PriceChoice.NONE;

    @CommandLine.Option(
            names = "--horizon",
            paramLabel = "N",
            description =
                    "Solve round by round, looking N intervals ahead (T_h), and trade only the first interval of each;"
                            + " all intervals at once when absent.")
    private @Nullable Integer horizon;

    @CommandLine.Option(
            names = "--mode",
            paramLabel = "OBJECTIVE",
            defaultValue = "ENERGY_THEN_WELFARE",
            description = "What is maximised: ${COMPLETION-CANDIDATES}.")
    private Objective mode = Objective.ENERGY_THEN_WELFARE;

    @CommandLine.Mixin
    private final TariffOption tariff = new TariffOption();

    @CommandLine.Option(
            names = "--matcher",
            paramLabel = "NAME",
            defaultValue = MatcherChoice.NAME,
            converter = MatcherReading.class,
            description = "auto, max-flow, price-ladder, pairwise or greedy.")
    private Matcher matcher = new MatcherChoice();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Reads {@code --prices}. */
    static final class PriceReading implements CommandLine.ITypeConverter<PriceChoice> {
        @Override
        public PriceChoice convert(String typed) {
            return PriceChoice.parse(typed)
                    .orElseThrow(() -> new CommandLine.TypeConversionException(
                            "'" + typed + "' is not none, levels:K with K from 2 on, or random:SEED"));
        }
    }

    /** Reads {@code --matcher}. */
    static final class MatcherReading implements CommandLine.ITypeConverter<Matcher> {
        @Override
        public Matcher convert(String typed) {
            return MatcherChoice.named(typed)
                    .orElseThrow(() -> new CommandLine.TypeConversionException(
                            "'" + typed + "' is no matcher; there are " + MatcherChoice.names()));
        }
    }

    @Override
    public Integer call() {
        SolveSettings settings = new SolveSettings(matcher, mode, prices, checkedHorizon(), tariff.tariff());
        DataFolder folder = DataOption.folder(data, limits.ofEveryFeeder());
        OffLedgerSolve solve = new OffLedgerSolve(folder.microgrid(), settings, progress());
        ReadSummary.print(spec, folder, solve.admission());
        CommandTools.print(spec, TariffOption.text(settings.tariff()) + "\n");
        SolveResult result = solve.run();
        Map<String, Object> keys = result.keys(settings, peakHeapBytes());
        print(result, keys);
        keys.putAll(ReadSummary.keys(folder, solve.admission()));
        report.write(keys);
        return 0;
    }

    private OptionalInt checkedHorizon() {
        if (horizon == null) {
            return OptionalInt.empty();
        }
        if (horizon < 0 || horizon > MarketCalendar.MAX_HORIZON) {
            throw new UsageException("--horizon " + horizon + " is outside 0.." + MarketCalendar.MAX_HORIZON);
        }
        return OptionalInt.of(horizon);
    }

    private BiConsumer<Interval, Interval> progress() {
        AtomicLong next = new AtomicLong(System.nanoTime() + NANOS_BETWEEN_PROGRESS);
        return (t, last) -> {
            if (System.nanoTime() > next.get()) {
                next.addAndGet(NANOS_BETWEEN_PROGRESS);
                err().println("interval " + t + " of " + last);
                err().flush();
            }
        };
    }

    private void print(SolveResult result, Map<String, Object> keys) {
        PrintWriter out = CommandTools.out(spec);
        TextTable table = new TextTable("what", "value");
        keys.forEach((key, value) -> {
            if (!(value instanceof Map)) {
                table.row(key, value == null ? "-" : value);
            }
        });
        out.print(table);
        out.println(result.verdict(mode));
        out.flush();
    }

    private PrintWriter err() {
        return spec == null
                ? new PrintWriter(System.err, true, StandardCharsets.UTF_8)
                : spec.commandLine().getErr();
    }

    /** The sum of the pools' peaks: at least what the heap needed. */
    private static long peakHeapBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
