package org.gridmarket.testbed.day;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gridmarket.agent.energy.meter.MeterSecretFile;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.client.energy.GrpcBoardLink;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.process.Closing;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.microgrid.RepeatedDay;
import org.jspecify.annotations.Nullable;

/**
 * A trading day with all processes real. Peers, orderers, chaincodes, gateways, forwarders and solvers are processes of
 * their own; agents and meters share this one but speak with nothing but gateways and forwarders.
 */
public final class TradingDay {
    /** How members reach the ledger once the network is up. */
    @FunctionalInterface
    public interface Access {
        Consortium open(Path networkProperties);
    }

    private static final long LOOK_MILLIS = 100;
    private static final long SETTLING_MILLIS = 120_000;
    private static final int COMMITS_PER_INTERVAL = 8;

    private final DayPlan plan;
    private final DaySetup setup;
    private final Access access;
    private final Closing closing;
    private final Announcer announcer;
    private final SecureRandom random = new SecureRandom();
    private final DayBoard board = new DayBoard();
    private final Stopwatch submits = new Stopwatch();
    private final Stopwatch commits = new Stopwatch();
    private final long begun = System.nanoTime();
    private String dashboard = "";
    private @Nullable DayReview review;
    private @Nullable DaysAfter after;
    private volatile boolean goingOn;
    private Consumer<PartsOfDay> beside = parts -> {};
    private DayTroubles troubles = DayTroubles.NONE;
    private boolean finding;
    private final HomeProcesses own;

    public TradingDay(DayPlan plan, DaySetup setup, Access access, Closing closing, Announcer announcer) {
        this(plan, setup, access, closing, announcer, HomeProcesses.ONE_IN);
    }

    /** The same with more homes that run by themselves: one in so many. */
    TradingDay(DayPlan plan, DaySetup setup, Access access, Closing closing, Announcer announcer, int oneIn) {
        this.plan = plan;
        this.setup = setup;
        this.access = access;
        this.closing = closing;
        this.announcer = announcer;
        this.own = new HomeProcesses(setup, closing, plan, oneIn);
    }

    /** The same day, with this in its way. */
    public TradingDay bearing(DayTroubles wanted) {
        troubles = wanted;
        return this;
    }

    /** Told once the market is founded: what else runs on the same parts. */
    public TradingDay beside(Consumer<PartsOfDay> others) {
        beside = others;
        return this;
    }

    /** With nodes, by which homes and solvers that are told of one gateway find the others; not with one that lies. */
    public TradingDay findingGateways(boolean wanted) {
        finding = wanted;
        return this;
    }

    /**
     * Runs the day to its end; the parts stay up until the closing is closed. Peers and gateways are asked afterwards, by
     * {@link #questions}.
     */
    public DayResult run() throws InterruptedException {
        PartsOfDay parts = parts();
        announcer.step("starting the network (" + setup.profile() + ")");
        parts.startNetwork();
        Consortium consortium = new TimedConsortium(access.open(parts.network().properties()), commits);
        closing.add("close the consortium's connections", consortium::close);
        @Nullable AnonymityPlan anonymity = plan.anonymity();
        MixingTerms terms = anonymity == null
                ? null
                : anonymity.terms(DayPlan.TARIFF, parts.boards(random), parts.draws(random, consortium.members()));
        Neighbourhood homes = homes(consortium, terms);
        parts.startNodes(finding && !troubles.lyingGateway() ? consortium.members() : List.of(), consortium.peers());
        parts.startGateways(consortium.members(), consortium.peers());
        GuestMeter guest = GuestMeter.at(plan.microgrid().grid(), homes.registrations(), setup.folder());
        long millisPerOperation = prepare(consortium, homes, guest, terms);
        awaitGateways(parts);
        @Nullable LyingGateway liar = troubles.lyingGateway() ? parts.startLyingGateway() : null;
        dashboard = parts.dashboard();
        if (plan.anonymity() != null) {
            parts.startForwarders(random);
        }
        DayPace pace = DayPace.of(plan, millisPerOperation);
        parts.startSolvers(random, pace.intervalMillis());
        new Founding(consortium).licence(parts.solvers().values());
        parts.awaitSolvers();
        parts.awaitForwarders();
        DayLinks links = new DayLinks(parts, homes, closing);
        GatewayLink link = links.all();
        GrpcBoardLink boards = new GrpcBoardLink(links.connections());
        AgentFleet fleet = fleet(homes, parts, link, boards);
        listen(link, homes, fleet);
        MarketCalendar calendar = found(consortium, pace);
        long setupMillis = elapsedMillis();
        announcer.step("market founded after " + setupMillis / 1_000 + " s; dashboard: " + dashboard);
        Interval last = plan.microgrid().last();
        guest.invitation(parts.endpoints().getFirst(), parts.authority(), last).forEach(announcer::step);
        beside.accept(parts);
        fleet.start();
        new OwnHomesWatch(own, homes, calendar, board, random).start(plan.lastFinal(), troubles.killedHomes(), fleet);
        new GatewayOutages(parts, calendar, announcer).start(troubles.outages(), fleet);
        awaitPosting(parts, fleet, calendar);
        awaitFinals(parts, fleet, calendar);
        awaitSettlement(parts, fleet, homes, calendar);
        DayBills bills = meterTheDay(link, calendar, homes);
        DayReview done = new DayReview(plan, board, homes, consortium, parts, links, own);
        review = done;
        after = new DaysAfter(homes, fleet, own, new Founding(consortium), parts, board, calendar, announcer);
        tellRefusals(done);
        if (liar != null) {
            tellLies(liar, parts, links);
        }
        DayResult.Times times = new DayResult.Times(
                submits.commits(),
                commits.commits(),
                board.postingMillis(),
                setupMillis,
                elapsedMillis(),
                calendar.realIntervalMillis());
        return done.result(bills, times);
    }

    private void awaitGateways(PartsOfDay parts) throws InterruptedException {
        announcer.step("waiting for gateways, forwarders and solvers");
        parts.awaitGateways();
        parts.awaitNodes().ifPresent(why -> announcer.step("clients go by the list of gateways alone: " + why));
    }

    private PartsOfDay parts() throws InterruptedException {
        return new PartsOfDay(
                setup, closing, troubles.tls() ? Optional.of(DayCertificate.make(setup.folder())) : Optional.empty());
    }

    private void tellRefusals(DayReview done) {
        if (!done.refusedOperations().isEmpty()) {
            announcer.step("operations of agents that were refused: " + done.refusedOperations());
        }
    }

    /** Asks peers and gateways after {@link #run}; who does not answer within a minute is named, and nothing is lost by it. */
    public PeerAnswers questions() throws InterruptedException {
        if (review == null) {
            throw new IllegalStateException("questions are asked after the day");
        }
        announcer.step("asking the peers whether they agree");
        return review.ask();
    }

    /**
     * Lets the homes of a public day trade on after {@link #run}, the same day again and again.
     *
     * @param whole the day of which perhaps only a part was traded
     * @param days how many in all, the one that was traded included
     * @return the last interval for which they have offered
     */
    public Interval goOn(Microgrid whole, int days) throws InterruptedException {
        if (after == null || plan.anonymity() != null) {
            throw new IllegalStateException("homes go on after a public day");
        }
        goingOn = true;
        try {
            return after.trade(new RepeatedDay(whole), plan.microgrid().last(), days);
        } catch (RuntimeException broken) {
            if (closing.hasBegun()) {
                new CountDownLatch(1).await(); // Ctrl-C: the closing's hook ends all parts, and then this process
            }
            throw broken;
        }
    }

    /** Starts the homes that run by themselves, and makes the agents of the others. */
    private AgentFleet fleet(Neighbourhood homes, PartsOfDay parts, GatewayLink link, GrpcBoardLink boards)
            throws InterruptedException {
        announcer.step("starting agent and meter of homes that run by themselves");
        own.start(homes.homes(), parts);
        AgentFleet fleet = new AgentFleet(
                homes.others(own).stream().map(Neighbourhood.Home::agent).toList(), link, boards, submits);
        closing.add("stop the agents", fleet::close);
        return fleet;
    }

    HomeProcesses ownHomes() {
        return own;
    }

    private Neighbourhood homes(Consortium consortium, @Nullable MixingTerms terms) {
        @Nullable AnonymityPlan anonymity = plan.anonymity();
        return new Neighbourhood(
                plan.microgrid(),
                consortium.target(),
                random,
                anonymity == null || terms == null ? null : home -> anonymity.dayOf(home, terms),
                home -> MeterSecretFile.of(own.secretFolder(home), home, random),
                own::journal);
    }

    private void tellLies(LyingGateway liar, PartsOfDay parts, DayLinks links) {
        announcer.step("one of " + parts.gateways().size() + " gateways lied: " + liar.lies() + "; agents caught it "
                + links.caught() + " times");
    }

    /** The address of the first gateway's pages, once it runs. */
    public String dashboard() {
        return dashboard;
    }

    /** Returns how long an operation took when many were sent at once, in ms of wall time. */
    private long prepare(Consortium consortium, Neighbourhood homes, GuestMeter guest, @Nullable MixingTerms terms)
            throws InterruptedException {
        announcer.step("setting rules, registering " + homes.homes().size() + " meters, booking deposits");
        Founding founding = new Founding(consortium);
        Interval from = plan.rulesFrom();
        founding.setRules(plan.microgrid().grid(), DayPlan.TARIFF, from);
        if (terms != null) {
            founding.setMixing(terms, plan.microgrid().first());
        }
        founding.registerMeters(homes.registrations(), plan.microgrid().first()); // where their first cycle begins
        founding.registerMeters(List.of(guest.registration()), from);
        if (plan.anonymity() != null) {
            founding.setCircles(plan.anonymity().assignments(), plan.microgrid().first());
        }
        Map<AccountKey, Money> deposits = homes.deposits();
        deposits.put(guest.account(), guest.deposit(DayPlan.TARIFF));
        long started = System.nanoTime();
        founding.book(deposits);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) / Math.max(1, deposits.size());
        announcer.step(deposits.size() + " deposits booked, " + millis + " ms each");
        return millis;
    }

    private void listen(GatewayLink link, Neighbourhood homes, AgentFleet fleet) {
        Thread.ofVirtual()
                .name("events")
                .uncaughtExceptionHandler((thread, broken) -> fleet.fail(broken))
                .start(() -> link.listen(told -> {
                    fleet.tell(told);
                    own.observe(told.events());
                    synchronized (homes) {
                        homes.meters().forEach(meter -> told.events().forEach(meter::observe));
                    }
                    board.tell(told, System.currentTimeMillis()).stream()
                            .filter(line -> goingOn
                                    || line.interval()
                                            .isWithin(
                                                    plan.microgrid().first(),
                                                    plan.microgrid().last()))
                            .forEach(announcer::interval);
                }));
    }

    private MarketCalendar found(Consortium consortium, DayPace pace) {
        long median = commits.commits().at(50);
        if (pace.intervalMillis() > plan.speed().intervalMillis()) {
            announcer.step("this machine is busy or slow: an interval lasts " + pace.intervalMillis()
                    + " ms instead of " + plan.speed().intervalMillis() + "; --speed sets it");
        }
        if (pace.intervalMillis() < COMMITS_PER_INTERVAL * median) {
            announcer.warn("an interval lasts " + pace.intervalMillis() + " ms, shorter than "
                    + COMMITS_PER_INTERVAL + " median commits of " + median
                    + " ms: rounds may end without a solution; use a larger --speed");
        }
        LedgerTime opening = new LedgerTime(System.currentTimeMillis()).plusMillis(pace.preparingMillis());
        MarketCalendar calendar = plan.calendar(opening, pace);
        new Founding(consortium).found(calendar, new LedgerTime(System.currentTimeMillis()));
        return calendar;
    }

    private void awaitPosting(PartsOfDay parts, AgentFleet fleet, MarketCalendar calendar) throws InterruptedException {
        Interval lastWarmUp = plan.microgrid().first().previous();
        long gate = calendar.gate(lastWarmUp).epochMillis();
        announcer.step("agents register, withdraw and post; the first full round begins in "
                + (gate - System.currentTimeMillis()) / 1_000 + " s");
        while (System.currentTimeMillis() < gate && (fleet.posted() < fleet.size() || own.silent(board) > 0)) {
            look(parts, fleet);
        }
        if (own.silent(board) > 0) {
            announcer.warn(own.silent(board) + " of " + own.size() + " homes with processes of their own have not"
                    + " posted before the first full round");
        }
        if (fleet.posted() < fleet.size()) {
            announcer.warn(fleet.size() - fleet.posted() + " of " + fleet.size()
                    + " homes have not posted everything before the first full round: "
                    + String.join("; ", fleet.unposted(3)));
        }
    }

    private void awaitFinals(PartsOfDay parts, AgentFleet fleet, MarketCalendar calendar) throws InterruptedException {
        Interval last = plan.lastFinal();
        long latest = calendar.end(last).epochMillis() + SETTLING_MILLIS;
        while (!board.isFinal(last)) {
            look(parts, fleet);
            if (System.currentTimeMillis() > latest) {
                throw new PartFailedException("interval " + last + " is not final " + SETTLING_MILLIS / 1_000
                        + " s after its end; see the gateways' logs in "
                        + setup.folder().file("logs"));
            }
        }
        long rest = calendar.end(last).epochMillis() - System.currentTimeMillis();
        TimeUnit.MILLISECONDS.sleep(Math.max(0, rest)); // meters read an interval after its end
    }

    /** Meters are behind their agents by what the event stream takes; who bills too early bills retired assets as sold. */
    private void awaitSettlement(PartsOfDay parts, AgentFleet fleet, Neighbourhood homes, MarketCalendar calendar)
            throws InterruptedException {
        announcer.step("waiting until all accounts have claimed and retired");
        long window = calendar.settlementWindow() * calendar.realIntervalMillis();
        long latest = System.currentTimeMillis() + SETTLING_MILLIS + window;
        while (fleet.done() < fleet.size() || homes.unsettledMeters(plan.microgrid()) > 0) {
            look(parts, fleet);
            if (System.currentTimeMillis() > latest) {
                announcer.warn(fleet.size() - fleet.done() + " accounts and " + homes.unsettledMeters(plan.microgrid())
                        + " meters are not settled: " + String.join("; ", fleet.unsettled(5)));
                return;
            }
        }
    }

    private static void look(PartsOfDay parts, AgentFleet fleet) throws InterruptedException {
        parts.services().check();
        fleet.check();
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }

    private DayBills meterTheDay(GatewayLink link, MarketCalendar calendar, Neighbourhood homes)
            throws InterruptedException {
        announcer.step("reading the meters and writing the bills");
        return billOthers(link, calendar, homes).plus(billsOfOwnHomes());
    }

    private DayBills billsOfOwnHomes() throws InterruptedException {
        long latest = System.currentTimeMillis() + SETTLING_MILLIS;
        while (!own.areBilled() && System.currentTimeMillis() < latest) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return own.bills();
    }

    private DayBills billOthers(GatewayLink link, MarketCalendar calendar, Neighbourhood homes)
            throws InterruptedException {
        synchronized (homes) {
            return new MeterRound(
                            link,
                            calendar,
                            plan.billing(),
                            EnergyLimit.INTERVALS_PER_OPERATION.ceiling(),
                            () -> new LedgerTime(System.currentTimeMillis()))
                    .bill(
                            homes.others(own).stream()
                                    .map(Neighbourhood.Home::meter)
                                    .toList(),
                            plan.microgrid().first(),
                            plan.microgrid().last());
        }
    }

    private long elapsedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
