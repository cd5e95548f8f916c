package org.gridmarket.testbed.day;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gridmarket.agent.energy.home.AgentMain;
import org.gridmarket.agent.energy.home.MeterMain;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.statement.CycleStatement;
import org.gridmarket.agent.energy.statement.StatementBook;
import org.gridmarket.client.Gateway;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.Closing;
import org.gridmarket.process.JavaProgram;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.process.ReadyFile;
import org.gridmarket.testbed.microgrid.RepeatedDay;
import org.jspecify.annotations.Nullable;

/**
 * The homes of a day whose agent and meter are processes of their own, as homes run them. What this program has of them is their
 * physics and an observer's view; it never acts for them. Thread-safe.
 */
final class HomeProcesses {
    /** Of so many homes one runs by itself, and at least one. */
    static final int ONE_IN = 10;

    private static final int HEAP_MEGABYTES = 24;

    /** As in packaging/systemd: a home speaks with few gateways and needs no more than one small pool of buffers. */
    private static final Map<String, String> SMALL = Map.of(
            "io.netty.eventLoopThreads", "1",
            "io.netty.allocator.numDirectArenas", "1",
            "io.netty.allocator.numHeapArenas", "1",
            "io.netty.allocator.maxOrder", "3");

    private static final long STOP_MILLIS = 3_000;
    private static final Duration START = Duration.ofSeconds(90);

    private final Path folder;
    private final Path logs;
    private final Closing closing;
    private final Interval first;
    private final Interval last;
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

    /**
     * @param first the first interval of the day
     * @param last the last one
     */
    HomeProcesses(DaySetup setup, Closing closing, Interval first, Interval last) {
        this.folder = setup.folder().folder("homes");
        this.logs = setup.folder().folder("logs");
        this.closing = closing;
        this.first = first;
        this.last = last;
        this.measured = last;
    }

    /** Whether the home at this place runs by itself. */
    static boolean isOwn(int place) {
        return place % ONE_IN == 0;
    }

    /** The homes at these places that share this program. */
    static <T> List<T> others(List<T> homes) {
        return IntStream.range(0, homes.size())
                .filter(place -> !isOwn(place))
                .mapToObj(homes::get)
                .toList();
    }

    /** Starts agent and meter of each of them. */
    synchronized void start(List<Neighbourhood.Home> all, List<Gateway> gateways) throws InterruptedException {
        for (int place = 0; place < all.size(); place++) {
            if (isOwn(place)) {
                Neighbourhood.Home home = all.get(place);
                HomeFiles files =
                        new HomeFiles(folder.resolve(home.household().meter().name()));
                files.keys(home.accountKeys(), home.meterKeys());
                files.forecast(home.household().plan().rows());
                files.settings(home.household().meter().name(), gateways, cycle(), DayPlan.RETIRE_TOGETHER);
                homes.add(new OwnHome(home, files, first, agent(home, files), meter(home, files)));
            }
        }
        for (OwnHome own : homes) {
            ReadyFile.await(own.meter, own.files.meterReady(), START);
            ReadyFile.await(own.agent, own.files.agentReady(), START);
        }
    }

    /** The longest cycle that divides the day, so that its last one ends with it. */
    private int cycle() {
        int day = last.index() - first.index() + 1;
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

    private ChildProcess start(String name, Class<?> main, Path settings) {
        String log = kills == 0 ? name : name + "-" + kills;
        JavaProgram program = new JavaProgram(
                log, new JavaProgram.Code.Own(main, List.of(settings.toString())), HEAP_MEGABYTES, SMALL);
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
            own.meter = meter(own.home, own.files);
        }
    }

    /** How often one was killed. */
    synchronized int kills() {
        return kills;
    }

    synchronized void observe(List<EnergyEvent> events) {
        homes.forEach(own -> events.forEach(own.book::observe));
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
        return own.next.isAfter(last) && again != null
                ? again.flow(own.home.household().meter(), own.next)
                : own.home.flows().net(own.next).orElseThrow();
    }

    /** They expect something else from now on, and their sensors count until its end. */
    synchronized void goOn(Map<AccountKey, OfferPlan> plans, RepeatedDay again, Interval end) {
        after = again;
        measured = end;
        for (OwnHome own : homes) {
            OfferPlan plan = plans.get(own.home.agent().account());
            if (plan != null) {
                own.files.forecast(plan.rows());
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

    /** The accounts of these homes that have not offered anything yet, though they have something to offer. */
    synchronized List<AccountKey> silent(DayBoard board) {
        return homes.stream()
                .filter(own -> !own.home.household().plan().rows().isEmpty())
                .map(own -> own.home.agent().account())
                .filter(account ->
                        board.pages().stream().noneMatch(page -> page.account().equals(account)))
                .toList();
    }

    /** Whether all cycles of all of them are billed. */
    synchronized boolean areBilled() {
        return homes.stream()
                .allMatch(own -> own.book.unbilled().filter(last::isBefore).isPresent());
    }

    /** What their own meters have billed; what differs from the homes' statements is an offence of the day. */
    synchronized DayBills bills() {
        DayBills bills = DayBills.NONE;
        for (OwnHome own : homes) {
            Money owed = Money.ZERO;
            Optional<String> wrong = areBilled()
                    ? Optional.empty()
                    : Optional.of("its own process has billed up to " + own.book.unbilled());
            for (CycleStatement cycle : own.book.billed(own.home.flows()::net)) {
                owed = owed.plus(cycle.bill().orElseThrow());
                Money more = cycle.difference().orElseThrow();
                if (!more.isZero()) {
                    wrong = Optional.of("the bill of cycle " + cycle.first() + ".." + cycle.last() + " is " + more
                            + " more than its statement");
                }
            }
            bills = bills.plus(
                    wrong.map(text -> DayBills.notBilled(own.home.household().meter(), text))
                            .orElse(new DayBills(Map.of(own.home.household().meter(), owed), Map.of(), 0, 0)));
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
    record Page(AccountKey account, int port, String token) {}

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
