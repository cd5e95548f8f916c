package org.gridmarket.testbed.day;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.gridmarket.agent.energy.AnonymousAgent;
import org.gridmarket.agent.energy.home.AgentMain;
import org.gridmarket.agent.energy.home.MeterMain;
import org.gridmarket.agent.energy.meter.Billing;
import org.gridmarket.agent.energy.mixing.JournalFile;
import org.gridmarket.agent.energy.mixing.OutputJournal;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.statement.CycleStatement;
import org.gridmarket.agent.energy.statement.StatementBook;
import org.gridmarket.client.energy.ObliviousLink;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.metrics.energy.HomeMetrics;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.Closing;
import org.gridmarket.process.JavaProgram;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.process.ReadyFile;
import org.gridmarket.process.RunFolder;
import org.gridmarket.testbed.microgrid.RepeatedDay;
import org.jspecify.annotations.Nullable;

/**
 * The homes of a day whose agent and meter are processes of their own, as homes run them. What this program has of them is their
 * physics and an observer's view; it never acts for them. Thread-safe.
 */
final class HomeProcesses {
    /** Of so many homes one runs by itself, and at least one. */
    static final int ONE_IN = 10;

    static final int HEAP_MEGABYTES = 20;

    private static final long STOP_MILLIS = 3_000;
    private static final Duration START = Duration.ofSeconds(90);

    private final Path home;
    private final RunFolder run;
    private final Path logs;
    private final Closing closing;
    private final DayPlan plan;
    private final Map<MeterId, HomeFiles> folders = new LinkedHashMap<>();
    private final List<OwnHome> homes = new ArrayList<>();
    private int kills;
    private @Nullable RepeatedDay after;
    private Interval measured;

    /** One home with its two processes. */
    private static final class OwnHome {
        private final Neighbourhood.Home home;
        private final HomeFiles files;
        private final StatementBook book;
        private Interval next;
        private ChildProcess agent;
        private ChildProcess meter;

        OwnHome(Neighbourhood.Home home, HomeFiles files, Interval first, ChildProcess agent, ChildProcess meter) {
            this.home = home;
            this.files = files;
            this.book =
                    new StatementBook(home.agent().account(), home.household().meter());
            this.next = first;
            this.agent = agent;
            this.meter = meter;
        }
    }

    /** @param oneIn of so many homes one runs by itself */
    HomeProcesses(DaySetup setup, Closing closing, DayPlan plan, int oneIn) {
        this.home = setup.home();
        this.run = setup.folder();
        this.logs = run.folder("logs");
        this.closing = closing;
        this.measured = plan.microgrid().last();
        this.plan = plan;
        Path folder = setup.folder().folder("homes");
        List<Household> all = plan.microgrid().homes();
        for (int place = 0; place < all.size(); place += oneIn) {
            MeterId home = all.get(place).meter();
            folders.put(home, new HomeFiles(folder.resolve(home.name())));
        }
    }

    /** Whether the home runs by itself. */
    boolean isOwn(MeterId home) {
        return folders.containsKey(home);
    }

    /** The folder in which the meter of a home has its secret. */
    Path secretFolder(MeterId home) {
        return isOwn(home) ? folderOf(home).keysOfMeter() : run.folder("meters");
    }

    /** What the agent of a home has written down of its mixes; of one that is a process of its own, only to look at. */
    OutputJournal journal(MeterId home) {
        return isOwn(home)
                ? new ObservedJournal(folderOf(home).keysOfAgent(), home)
                : new JournalFile(run.folder("agents"), home);
    }

    private HomeFiles folderOf(MeterId home) {
        HomeFiles files = folders.get(home);
        if (files == null) {
            throw new IllegalArgumentException("home " + home + " has no processes of its own");
        }
        return files;
    }

    /**
     * Starts agent and meter of each of them. An anonymous home is told of all gateways, since its forwarders are named for each.
     *
     * @param parts whose gateways, and forwarders if there are any, are ready
     */
    synchronized void start(List<Neighbourhood.Home> all, PartsOfDay parts) throws InterruptedException {
        for (Neighbourhood.Home home : all) {
            MeterId meter = home.household().meter();
            if (isOwn(meter)) {
                HomeFiles files = folderOf(meter);
                files.keys(home.accountKeys(), home.meterKeys());
                files.forecast(home.household().plan().rows());
                files.settings(
                        meter.name(),
                        new HomeFiles.Market(
                                parts.forwarded().isEmpty() ? parts.contacts(homes.size()) : parts.gateways(),
                                parts.forwarded(),
                                plan.hoursOf(meter),
                                parts.authority(),
                                parts.consortium()),
                        plan.billing(),
                        cycle(),
                        DayPlan.RETIRE_TOGETHER);
                homes.add(new OwnHome(home, files, plan.microgrid().first(), agent(home, files), meter(home, files)));
            }
        }
        for (OwnHome own : homes) {
            ReadyFile.await(own.meter, own.files.meterReady(), START);
            ReadyFile.await(own.agent, own.files.agentReady(), START);
        }
    }

    /** The longest cycle that divides the day, so that its last one ends with it. */
    private int cycle() {
        int day = plan.microgrid().intervals();
        int length = Math.min(day, EnergyLimit.INTERVALS_PER_OPERATION.ceiling());
        while (day % length != 0) {
            length--;
        }
        return length;
    }

    private ChildProcess agent(Neighbourhood.Home home, HomeFiles files) {
        return start("agent-" + home.household().meter().name(), AgentMain.class, files.agentSettings());
    }

    private ChildProcess meter(Neighbourhood.Home home, HomeFiles files) {
        return start("meter-" + home.household().meter().name(), MeterMain.class, files.meterSettings());
    }

    /**
     * With the jars of a home and no others, as the launcher and the units start them.
     *
     * @param home of the build, or of a package
     */
    static JavaProgram.Code code(Path home, Class<?> main, Path settings) {
        Path built = home.resolve("market-agent/target");
        Path packaged = home.resolve("home"); // only in what "./gridmarket dist" made
        return new JavaProgram.Code.Listed(
                (Files.isDirectory(packaged) ? packaged : built).resolve("market-agent.jar"),
                Files.isDirectory(packaged) ? packaged : built.resolve("classpath"),
                main.getName(),
                List.of(),
                List.of(settings.toString()));
    }

    private ChildProcess start(String name, Class<?> main, Path settings) {
        String log = kills == 0 ? name : name + "-" + kills;
        JavaProgram program =
                new JavaProgram(log, code(home, main, settings), HEAP_MEGABYTES, Map.of(), JavaProgram.Size.SMALL);
        return closing.add(program.start(logs), STOP_MILLIS);
    }

    /** Kills one of the processes, as a power cut does, and starts it again. */
    synchronized void kill(RandomGenerator random) {
        OwnHome own = homes.get(random.nextInt(homes.size()));
        kills++;
        if (random.nextBoolean()) {
            own.agent.kill();
            own.files.agentStops();
            own.agent = agent(own.home, own.files);
        } else {
            own.meter.kill();
            own.files.meterStops();
            own.meter = meter(own.home, own.files);
        }
    }

    /** How often one was killed. */
    synchronized int kills() {
        return kills;
    }

    synchronized void observe(List<EnergyEvent> events) {
        homes.forEach(own -> events.forEach(event -> observe(own, event)));
    }

    /** The agent in this program never acts; it finds the accounts of the home as the one in its process does. */
    private static void observe(OwnHome own, EnergyEvent event) {
        own.home.agent().observe(event);
        if (event instanceof EnergyEvent.MixCommitted && own.home.agent() instanceof AnonymousAgent hidden) {
            hidden.places().keySet().forEach(own.book::adopt);
        }
        own.book.observe(event);
    }

    /** The sensors count what has flowed in the intervals that are over. */
    synchronized void measure(MarketCalendar calendar, DayBoard board) {
        LedgerTime now = new LedgerTime(System.currentTimeMillis());
        for (OwnHome own : homes) {
            while (!own.next.isAfter(measured) && board.isFinal(own.next) && !now.isBefore(calendar.end(own.next))) {
                own.files.measured(own.next, flow(own));
                own.next = own.next.next();
            }
        }
    }

    private NetEnergy flow(OwnHome own) {
        RepeatedDay again = after;
        return own.next.isAfter(plan.microgrid().last()) && again != null
                ? again.flow(own.home.household().meter(), own.next)
                : own.home.flows().net(own.next).orElseThrow();
    }

    /** They expect something else from now on, and their sensors count until its end. */
    synchronized void goOn(Map<AccountKey, OfferPlan> plans, RepeatedDay again, Interval end) {
        after = again;
        measured = end;
        for (OwnHome own : homes) {
            OfferPlan next = plans.get(own.home.agent().account());
            if (next != null) {
                own.files.forecast(next.rows());
            }
        }
    }

    /** Throws when one of them has ended by itself. */
    synchronized void check() {
        for (OwnHome own : homes) {
            for (ChildProcess process : List.of(own.agent, own.meter)) {
                if (!process.isAlive()) {
                    throw process.failure("ended during the day");
                }
            }
        }
    }

    /** How many of these homes have something to offer and have not offered, or not been mixed, yet. */
    synchronized long silent(DayBoard board) {
        return homes.stream()
                .filter(own -> !own.home.household().plan().rows().isEmpty())
                .filter(own -> own.home.agent() instanceof AnonymousAgent hidden
                        ? !hidden.hasPosted()
                        : board.pages().stream()
                                .noneMatch(page ->
                                        page.account().equals(own.home.agent().account())))
                .count();
    }

    /** Whether all cycles of all of them are billed. */
    synchronized boolean areBilled() {
        return homes.stream()
                .allMatch(own -> own.book
                        .unbilled()
                        .filter(plan.microgrid().last()::isBefore)
                        .isPresent());
    }

    /** What their own meters have billed; what differs from the homes' statements is an offence of the day. */
    synchronized DayBills bills() {
        DayBills bills = DayBills.NONE;
        for (OwnHome own : homes) {
            Money owed = Money.ZERO;
            int proved = 0;
            Optional<String> wrong = areBilled()
                    ? Optional.empty()
                    : Optional.of("its own process has billed up to " + own.book.unbilled());
            for (CycleStatement cycle : own.book.billed(own.home.flows()::net)) {
                owed = owed.plus(cycle.bill().orElseThrow());
                proved += plan.billing() == Billing.PRIVATE ? 1 : 0;
                Money more = cycle.difference().orElseThrow();
                if (!more.isZero()) {
                    wrong = Optional.of("the bill of cycle " + cycle.first() + ".." + cycle.last() + " is " + more
                            + " more than its statement");
                }
            }
            MeterId meter = own.home.household().meter();
            bills = bills.plus(wrong.map(text -> DayBills.notBilled(meter, text))
                    .orElse(new DayBills(Map.of(meter, owed), Map.of(), proved, proved)));
        }
        return bills;
    }

    /**
     * The page of a home.
     *
     * @param account of the home
     * @param port on 127.0.0.1
     * @param token that it asks for
     */
    record Page(AccountKey account, int port, String token) {
        MetricsPage metrics() {
            return MetricsPage.read("http://127.0.0.1:" + port + "/metrics", token);
        }
    }

    /** What the agents have counted of sealed requests since their start; less than there were once one was killed. */
    ObliviousLink.Sealed sealed() {
        long sent = 0;
        long answered = 0;
        try {
            for (Page page : pages()) {
                MetricsPage metrics = page.metrics();
                sent += metrics.sum(HomeMetrics.SEALED_SENT.name());
                answered += metrics.sum(HomeMetrics.SEALED_ANSWERED.name());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("stopped while asking the agents for their counts", stopped);
        }
        return new ObliviousLink.Sealed(sent, answered);
    }

    /** The metrics of the meters that run now. */
    synchronized List<MetricsPage> metersMetrics() throws InterruptedException {
        List<MetricsPage> pages = new ArrayList<>();
        for (OwnHome own : homes) {
            Properties ready = ReadyFile.await(own.meter, own.files.meterReady(), START);
            pages.add(MetricsPage.read(
                    "http://127.0.0.1:" + ready.getProperty("metrics") + "/metrics", own.files.metricsToken()));
        }
        return pages;
    }

    /** The processes that run now, agents and meters. */
    synchronized List<ChildProcess> processes() {
        return homes.stream().flatMap(own -> Stream.of(own.agent, own.meter)).toList();
    }

    /** The pages of the agents that run now; waits for those that are starting. */
    synchronized List<Page> pages() throws InterruptedException {
        List<Page> pages = new ArrayList<>();
        for (OwnHome own : homes) {
            Properties ready = ReadyFile.await(own.agent, own.files.agentReady(), START);
            pages.add(new Page(
                    own.home.agent().account(), Integer.parseInt(ready.getProperty("page")), own.files.pageToken()));
        }
        return pages;
    }

    int size() {
        if (homes.isEmpty()) {
            throw new PartFailedException("no home runs by itself");
        }
        return homes.size();
    }
}
