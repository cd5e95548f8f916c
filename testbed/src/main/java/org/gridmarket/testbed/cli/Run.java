package org.gridmarket.testbed.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.IntervalRange;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.process.Closing;
import org.gridmarket.testbed.day.AnonymityPlan;
import org.gridmarket.testbed.day.DayFacts;
import org.gridmarket.testbed.day.DayPage;
import org.gridmarket.testbed.day.DayPlan;
import org.gridmarket.testbed.day.DayReport;
import org.gridmarket.testbed.day.DayResult;
import org.gridmarket.testbed.day.DaySetup;
import org.gridmarket.testbed.day.DaySpeed;
import org.gridmarket.testbed.day.FabricConsortium;
import org.gridmarket.testbed.day.HidingChoice;
import org.gridmarket.testbed.day.MergedMicrogrid;
import org.gridmarket.testbed.day.TradingDay;
import org.gridmarket.testbed.microgrid.Admission;
import org.gridmarket.testbed.microgrid.DataFolder;
import org.gridmarket.testbed.microgrid.DrawnPrices;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.privacy.grouping.CutGroupException;
import org.gridmarket.testbed.solve.OffLedgerMarket;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A trading day, all processes real. */
@CommandLine.Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description =
                "Trades a day on a real consortium: peers, orderers, chaincode, gateways, solvers, an agent and a meter"
                        + " for each prosumer. Prints a line per interval and a verdict, writes a page with plots, and goes on"
                        + " until Ctrl-C: public homes trade on, so that you can trade with them by hand.",
        footer = {
            "",
            "Example: ./gridmarket run --homes 30 --exit",
            "Example: ./gridmarket run --profile dev --public --homes 6 --speed 15",
            "Example: ./gridmarket run --data data/street-24 --limits 25/20 --report day.json",
            "Example: ./gridmarket run --market carpool --report carpool.json",
            "Example: ./gridmarket run --market carpool --market data/charging --energy --public --homes 6 --intervals 44..47 --exit",
            "Example: ./gridmarket run --market compute --profile dev --jobs 6 --disputed 6",
            "Example: ./gridmarket run --market stream --profile dev --epochs 10"
        })
final class Run implements Callable<Integer> {
    private static final String ALIKE = "alike";

    /** More than anybody waits for. */
    private static final int MOST_DAYS = 10_000;

    private static final String ONE = "one";

    @CommandLine.Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder of profiles; without it homes are generated.")
    private @Nullable Path data;

    @CommandLine.Option(
            names = "--homes",
            paramLabel = "N",
            defaultValue = "30",
            description = "How many homes to generate.")
    private int homes;

    @CommandLine.Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Of the generated homes.")
    private long seed;

    @CommandLine.Option(
            names = "--intervals",
            paramLabel = "A..B",
            converter = IntervalRange.Reading.class,
            description = "Only these intervals of 15 minutes; all of the day when absent.")
    private @Nullable IntervalRange intervals;

    @CommandLine.Mixin
    private final LimitsOption limits = new LimitsOption();

    @CommandLine.Mixin
    private final SpeedOption speed = new SpeedOption();

    @CommandLine.Option(
            names = "--public",
            description = "Trade under public accounts; without it every offer is an anonymous account's.")
    private boolean isPublic;

    @CommandLine.Option(
            names = "--step",
            paramLabel = "WH|alike",
            defaultValue = "50",
            description =
                    "Energies of anonymous offers are multiples of it; alike: each circle's is so large that its homes nearly"
                            + " always offer one of it and no more, in the hours in which nearly all of them do, which hides"
                            + " best and costs most of the traded energy where homes of a circle differ.")
    private String step = "50";

    @CommandLine.Option(
            names = "--circles",
            paramLabel = "one|alike",
            defaultValue = "alike",
            description =
                    "Who mixes with whom in a group: one, everybody with everybody; alike, homes that trade on the same sides and are of similar size,"
                            + " ten or more.")
    private String circles = ALIKE;

    @CommandLine.Option(
            names = "--group-homes",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "Feeders with fewer homes are merged into groups of so many, 10..1000. A group is cut into circles from 20"
                            + " on; what larger groups cost, groups tells.")
    private int groupHomes;

    @CommandLine.Option(
            names = "--equal-l",
            paramLabel = "WH",
            description =
                    "Anonymous trading: what each home may offer in an interval at most; the largest need of its circle when"
                            + " absent, or less with --step alike.")
    private @Nullable Integer equalL;

    @CommandLine.Option(
            names = "--bundles",
            paramLabel = "M",
            defaultValue = "1",
            description = "Anonymous accounts of each home that share what it offers in one interval, 1..8.")
    private int bundles;

    @CommandLine.Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "consortium",
            description = "The network: consortium (4 BFT orderers, 3 peers) or dev (1 orderer, 1 peer).")
    private String profile = "consortium";

    @CommandLine.Option(
            names = "--mode",
            paramLabel = "OBJECTIVE",
            defaultValue = "ENERGY_THEN_WELFARE",
            description = "What solutions compete in: ${COMPLETION-CANDIDATES}.")
    private Objective mode = Objective.ENERGY_THEN_WELFARE;

    @CommandLine.Option(
            names = "--solvers",
            paramLabel = "N",
            defaultValue = "2",
            description = "Solver workers, 0..8.")
    private int solvers;

    @CommandLine.Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Of the dashboard; 0 is any.")
    private int port;

    @CommandLine.Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "An empty or new folder for keys, ledgers, logs and the page; a temporary one when absent.")
    private @Nullable Path dir;

    @CommandLine.Mixin
    private final TroubleOption trouble = new TroubleOption();

    @CommandLine.Option(
            names = "--days",
            paramLabel = "N",
            description =
                    "For how many days homes trade; the first is reviewed, the others are for whoever trades by hand. Until"
                            + " Ctrl-C when absent, one with --exit (--public).")
    private @Nullable Integer days;

    @CommandLine.Option(names = "--exit", description = "Stop at the end of the day, or of --days.")
    private boolean exit;

    @CommandLine.Option(
            names = "--details",
            description = "Print everything that was found, each with a sentence, as on the page.")
    private boolean details;

    @CommandLine.Mixin
    private final MarketsOption markets = new MarketsOption();

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (markets.isAlone()) {
            return markets.run(setup(), new RunConsole(CommandTools.out(spec)), report, Objects.requireNonNull(spec));
        }
        requireDaysInPublic();
        DataFolder whole = readWhole();
        DataFolder read = clipped(whole);
        OffLedgerMarket.requireSafe(read.microgrid());
        Admission admission = Admission.of(read.microgrid(), DayPlan.TARIFF);
        ReadSummary.print(spec, read, admission);
        DayPlan plan = plan(admission.microgrid());
        DaySetup setup = setup();
        RunConsole console = new RunConsole(CommandTools.out(spec));
        console.step(plan.microgrid().source() + ", intervals "
                + plan.microgrid().first() + ".." + plan.microgrid().last() + "; everything is in "
                + setup.folder().path());
        try (Closing closing = new Closing()) {
            TradingDay day = new TradingDay(plan, setup, FabricConsortium::open, closing, console);
            Optional<MarketsBeside> beside = markets.beside(closing, console);
            beside.ifPresent(others -> day.beside(others::begin));
            DayResult result = trouble.in(day).run();
            publish(plan, setup, result, ReadSummary.keys(read, admission));
            DayResult answered = result.answered(day.questions());
            Map<String, Object> keys = ReadSummary.keys(read, admission);
            boolean othersClean = beside.isEmpty() || beside.get().review(keys, spec);
            Path page = publish(plan, setup, answered, keys);
            CommandTools.print(spec, DayFacts.summary(plan, answered, details));
            console.step("page with plots" + (details ? "" : " and details") + ": " + page);
            goOn(
                    day,
                    Admission.of(whole.microgrid(), DayPlan.TARIFF).microgrid(),
                    setup.folder().file("network").resolve("network.properties"),
                    console);
            console.step("stopping");
            return answered.isClean() && othersClean ? 0 : ExitCode.FAILED;
        }
    }

    private DaySetup setup() {
        return new DaySetup(
                Circumstances.home(),
                CommandTools.newFolder(dir, "gridmarket-run-"),
                checkedProfile(),
                checkedPort(),
                checkedSolvers(),
                DaySetup.Heaps.USUAL,
                Testbed.class);
    }

    private void requireDaysInPublic() {
        if (days != null) {
            CommandTools.requireWithin("--days", days, 1, MOST_DAYS);
            if (!isPublic) {
                throw new UsageException("--days is for --public: anonymous homes have mixed their assets for one day");
            }
        }
    }

    /** After the review: until enough days have been traded, and then until Ctrl-C, whose hook ends all the others. */
    private void goOn(TradingDay day, Microgrid whole, Path network, RunConsole console) throws InterruptedException {
        int wanted = days != null ? days : exit ? 1 : MOST_DAYS;
        if (!exit) {
            console.step("serving on at " + day.dashboard() + " until Ctrl-C");
            console.step("audit it meanwhile: ./gridmarket audit --network " + network);
        }
        Interval end = isPublic && wanted > 1 ? day.goOn(whole, wanted) : whole.last();
        if (!exit) {
            console.step("no home offers anything after interval " + end
                    + ": the rounds from there on are empty; the dashboard shows the last day with offers");
            new CountDownLatch(1).await();
        }
    }

    /** Page and report as far as the result is known; written again when more is. */
    private Path publish(DayPlan plan, DaySetup setup, DayResult result, Map<String, Object> read) {
        Path page = setup.folder().file("report.html");
        DayPage.of(plan, result, report.circumstances()).write(page);
        Map<String, Object> keys = DayReport.keys(plan, setup, result);
        keys.putAll(read);
        report.write(keys);
        return page;
    }

    private DayPlan plan(Microgrid homesOfDay) {
        if (isPublic) {
            return new DayPlan(homesOfDay, speedOf(homesOfDay), mode, null);
        }
        HidingChoice choice = hiding();
        CommandTools.requireWithin("--group-homes", groupHomes, 2 * AnonymityPlan.K_MIN, 1_000);
        Microgrid merged = merged(homesOfDay);
        if (MergedMicrogrid.smallestGroup(merged) < AnonymityPlan.K_MIN) {
            throw new UsageException(homesOfDay.homes().size() + " homes are too few to hide among: a mix needs "
                    + AnonymityPlan.K_MIN + "; take more homes, or trade with --public");
        }
        AnonymityPlan anonymity = AnonymityPlan.of(merged, homesOfDay, choice);
        return new DayPlan(merged, speedOf(merged), mode, anonymity);
    }

    private Microgrid merged(Microgrid homesOfDay) {
        try {
            return MergedMicrogrid.of(homesOfDay, groupHomes);
        } catch (CutGroupException cut) {
            throw new DataException(homesOfDay.source() + ": " + cut.getMessage()
                    + "; trade with --public, or choose another --group-homes");
        }
    }

    private HidingChoice hiding() {
        CommandTools.requireWithin("--bundles", bundles, 1, 8);
        int steps = bundles * (step.equals(ALIKE) ? 1 : checkedStep());
        if (equalL != null && equalL < steps) {
            throw new UsageException(
                    "--equal-l " + equalL + " Wh is less than a step of each bundle, " + steps + " Wh");
        }
        if (!circles.equals(ALIKE) && !circles.equals(ONE)) {
            throw new UsageException("--circles " + circles + " is unknown; there are " + ONE + " and " + ALIKE);
        }
        return new HidingChoice(
                bundles,
                step.equals(ALIKE) ? null : Energy.ofWh(checkedStep()),
                equalL == null ? Energy.UNLIMITED : Energy.ofWh(equalL),
                circles.equals(ALIKE) ? HidingChoice.USUAL_LEAST : HidingChoice.WHOLE_GROUP);
    }

    private int checkedStep() {
        if (!step.matches("\\d{1,6}")) {
            throw new UsageException("--step " + step + " is neither Wh nor " + ALIKE);
        }
        int wh = Integer.parseInt(step);
        CommandTools.requireWithin("--step", wh, 1, 100_000);
        return wh;
    }

    private DataFolder readWhole() {
        return data == null ? DataFolder.of(generated()) : DataOption.folder(data, limits.ofEveryFeeder());
    }

    private DataFolder clipped(DataFolder folder) {
        Microgrid whole = folder.microgrid();
        if (intervals == null) {
            return folder;
        }
        if (intervals.first().isBefore(whole.first()) || intervals.last().isAfter(whole.last())) {
            throw new UsageException("--intervals " + intervals.first() + ".." + intervals.last() + " is outside "
                    + whole.first() + ".." + whole.last() + ", which " + whole.source() + " covers");
        }
        return new DataFolder(whole.within(intervals.first(), intervals.last()), folder.facts());
    }

    private Microgrid generated() {
        CommandTools.requireWithin("--homes", homes, 1, 1_000);
        Microgrid made = GeneratedMicrogrid.of(seed, homes, limits.ofEveryFeeder());
        return isPublic
                ? DrawnPrices.ofEachHome(made, seed, DayPlan.TARIFF)
                : DrawnPrices.ofEachInterval(made, seed, DayPlan.TARIFF);
    }

    private DaySpeed speedOf(Microgrid day) {
        return speed.of(day.homes().size(), isPublic);
    }

    private int checkedSolvers() {
        CommandTools.requireWithin("--solvers", solvers, 0, 8);
        return solvers;
    }

    private int checkedPort() {
        CommandTools.requireWithin("--port", port, 0, 65_535);
        return port;
    }

    private String checkedProfile() {
        String known = profile.toLowerCase(Locale.ROOT);
        if (!known.equals("consortium") && !known.equals("dev")) {
            throw new UsageException("--profile " + profile + " is unknown; there are consortium and dev");
        }
        return known;
    }
}
