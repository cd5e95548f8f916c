package org.gridmarket.testbed.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.MarketLink;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.stream.offer.EpochShape;
import org.gridmarket.kernel.stream.offer.MediatorOffer;
import org.gridmarket.kernel.stream.offer.OfferSpan;
import org.gridmarket.kernel.stream.offer.StreamModule;
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.gridmarket.kernel.stream.offer.Trusted;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.stream.quantity.FuelPrice;
import org.gridmarket.kernel.stream.terms.ProposedStreamRules;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.process.Closing;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.sandbox.Sandbox;
import org.gridmarket.sandbox.SandboxSettings;
import org.gridmarket.testbed.day.Founders;
import org.gridmarket.testbed.day.PackagedProgram;
import org.gridmarket.testbed.day.Percentiles;
import org.gridmarket.worker.stream.module.SandboxHost;
import org.gridmarket.worker.stream.party.Allocator;
import org.gridmarket.worker.stream.party.Customer;
import org.gridmarket.worker.stream.party.Mediator;
import org.gridmarket.worker.stream.party.ModuleHost;
import org.gridmarket.worker.stream.party.Participant;
import org.gridmarket.worker.stream.party.Seat;
import org.gridmarket.worker.stream.party.StreamOrder;
import org.gridmarket.worker.stream.party.Supplier;
import org.gridmarket.worker.stream.process.StreamProcess;
import org.gridmarket.worker.stream.pulsar.PulsarTransport;

/**
 * A market of streams on a running network and a running broker: founds it, starts everybody, has people counted on thermal
 * frames, with one supplier that is lazy, one that guesses, one that is killed, and a broker that is killed too.
 */
final class StreamDay {
    private static final long PERIOD_MILLIS = 20_000;
    private static final Money START = new Money(10_000_000);

    /** Rules are agreed so many periods ahead. */
    private static final int RULES_AFTER = 2;

    private static final int TESTS = 8;
    private static final Fuel FUEL = new Fuel(2_000_000);
    private static final Fuel SPEED = new Fuel(1_000_000_000);
    private static final FuelPrice BID = new FuelPrice(900_000);
    private static final long DEAREST = 700_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int PAGES = 2;
    private static final int FRAME_BYTES = 2 * ThermalFrames.WIDTH * ThermalFrames.HEIGHT;
    private static final int OUTPUT_BYTES = 512;
    private static final int LAZY_PERCENT = 30;
    private static final int HUNDRED = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MILLIS = 1_000;
    private static final List<Organisation> ORGANISATIONS =
            List.of(Organisation.DSO, Organisation.REGULATOR, Organisation.COOPERATIVE);

    private final Founders consortium;
    private final List<Gateway> gateways;
    private final Path folder;
    private final BrokerProcess broker;
    private final StreamCase play;
    private final Class<?> commands;
    private final Closing closing;
    private final Consumer<String> console;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, AccountKeyPair> people = new TreeMap<>();
    private final List<PeopleCounting> rooms = new ArrayList<>();
    private LedgerTime founded = new LedgerTime(0);
    private final Clock clock = Clock.simulated(new LedgerTime(System.currentTimeMillis()), PERIOD_MILLIS);

    /**
     * @param gateways of two organisations or more
     * @param commands main class of the command line, of which the supplier that is killed is a process
     */
    StreamDay(
            Founders consortium,
            List<Gateway> gateways,
            Path folder,
            BrokerProcess broker,
            StreamCase play,
            Class<?> commands,
            Closing closing,
            Consumer<String> console) {
        this.consortium = consortium;
        this.gateways = List.copyOf(gateways);
        this.folder = folder;
        this.broker = broker;
        this.play = play;
        this.commands = commands;
        this.closing = closing;
        this.console = console;
    }

    private AccountKeyPair keys(String name) {
        return people.computeIfAbsent(name, any -> AccountKeyPair.generate(random));
    }

    private List<String> named(String kind, int count) {
        List<String> names = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            names.add(kind + " " + number);
            keys(kind + " " + number);
        }
        return names;
    }

    /** Plays it; for the report. */
    Map<String, Object> run() throws InterruptedException {
        List<String> customers = named("customer", play.customers());
        List<String> suppliers = named("supplier", play.suppliers());
        List<String> mediators = named("mediator", ORGANISATIONS.size());
        List<String> allocators = named("allocator", play.allocators());
        keys("treasury");
        Map<AccountKey, String> names = new HashMap<>();
        people.forEach((name, pair) -> names.put(pair.publicKey(), name));
        StreamTally tally = new StreamTally(names, console);
        found(mediators);
        Sandbox sandbox =
                Sandbox.open(SandboxSettings.in(folder.resolve("compiled")).withHeap(64));
        closing.add("close the sandbox", sandbox::close);
        for (String name : allocators) {
            Seat seat = seat(name, MemberRole.ALLOCATOR);
            boolean first = name.equals(allocators.getFirst());
            start(name, seat, new Allocator(seat, new Money(50)), first ? tally::hear : event -> {});
        }
        for (String name : mediators) {
            Seat seat = seat(name, MemberRole.MEDIATOR);
            start(name, seat, new Mediator(seat, mediatorOffer(seat), host(sandbox)), event -> {});
        }
        List<String> here = play.isKilledIn() ? suppliers.subList(0, suppliers.size() - 1) : suppliers;
        for (int at = 0; at < here.size(); at++) {
            supplier(here.get(at), at, sandbox, mediators);
        }
        Optional<SupplierProcess> killed =
                play.isKilledIn() ? Optional.of(supplierProcess(suppliers, mediators)) : Optional.empty();
        List<Ordering> orders = new ArrayList<>();
        for (int at = 0; at < customers.size(); at++) {
            orders.add(customer(customers.get(at), at, sandbox));
        }
        awaitRules();
        for (int at = 0; at < orders.size(); at++) {
            order(orders.get(at), at, mediators, tally);
        }
        MemoryLog memory = new MemoryLog(broker.pid(), closing);
        if (killed.isPresent()) {
            trouble(tally, suppliers.getLast(), killed.get());
        }
        boolean over =
                tally.await(customers.size(), HOUR_MILLIS / 4 + (long) MILLIS * play.epochs() * play.epochSeconds());
        return report(tally, memory, over);
    }

    // ---- founding

    private void found(List<String> mediators) {
        consortium.foundClock(clock);
        founded = now();
        ProposedStreamRules rules = new ProposedStreamRules(
                "rules",
                clock.at(founded).plus(RULES_AFTER).asInterval(),
                List.of(new StreamRules(
                        (long) MILLIS * play.windowSeconds(),
                        1_000,
                        250,
                        1,
                        1_000,
                        3_000,
                        keys("treasury").publicKey())));
        carry(Organisation.DSO, new StreamCommand.ProposeRules(rules));
        carry(Organisation.REGULATOR, new StreamCommand.ApproveRules(rules.id(), rules.digest()));
        for (int at = 0; at < mediators.size(); at++) {
            AccountKey mediator = keys(mediators.get(at)).publicKey();
            carry(ORGANISATIONS.get(at), new StreamCommand.LicenseMediator(mediator));
        }
        people.forEach(
                (name, pair) -> consortium.bookMoney(pair.publicKey(), "start-" + name.replace(' ', '-'), START));
        console.accept("the market is founded: epochs of " + play.epochSeconds() + " s, windows of "
                + play.windowSeconds() + " s, money for " + people.size());
    }

    /** From when on an allocation can be made at all: what is offered before waits for that, and for nobody. */
    private void awaitRules() throws InterruptedException {
        long millis = clock.end(clock.at(founded).plus(RULES_AFTER - 1)).epochMillis() - now().epochMillis();
        TimeUnit.MILLISECONDS.sleep(Math.max(0, millis));
    }

    private static LedgerTime now() {
        return new LedgerTime(System.currentTimeMillis());
    }

    private void carry(Organisation by, StreamCommand.ByMember command) {
        consortium.carry(by, true, StreamFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    // ---- who takes part

    private Seat seat(String name, MemberRole role) {
        Path own = made(folder.resolve(name.replace(' ', '-')));
        AccountKeyPair pair = keys(name);
        return new Seat(
                pair,
                consortium.target(),
                clock,
                own,
                PulsarTransport.join(broker.deskUrl(), pair, List.of(role)),
                new PinnedEd25519());
    }

    private static ModuleHost host(Sandbox sandbox) {
        return new SandboxHost(sandbox, PATIENCE);
    }

    private StreamProcess start(String name, Seat seat, Participant participant, Consumer<Record> listener) {
        StreamProcess process = new StreamProcess(
                name,
                seat,
                participant,
                new MarketLink<>(gateways, Optional.empty(), 0, StreamProcess.EVENTS),
                listener);
        closing.add("stop " + name, process::close);
        process.start();
        return process;
    }

    private Trusted trusted(List<String> mediators) {
        return new Trusted(
                mediators.stream().map(name -> keys(name).publicKey()).toList());
    }

    private OfferSpan span(Bytes nonce) {
        LedgerTime now = now();
        LedgerTime until = now.plusMillis(HOUR_MILLIS);
        return new OfferSpan(now, until, 1, clock.at(until), nonce);
    }

    private MediatorOffer mediatorOffer(Seat seat) {
        return new MediatorOffer(
                seat.account(),
                new FuelPrice(1_600_000),
                new Money(100),
                new Money(20),
                clock.at(now().plusMillis(HOUR_MILLIS)));
    }

    private void supplier(String name, int at, Sandbox sandbox, List<String> mediators) {
        Seat seat = seat(name, MemberRole.SUPPLIER);
        ModuleHost honest = host(sandbox);
        ModuleHost modules =
                at < play.liars() ? new LyingModules(honest, at % 2 == 0 ? LAZY_PERCENT : HUNDRED, at) : honest;
        SupplierOffer offer = new SupplierOffer(
                seat.account(),
                Supplier.workKey(seat),
                SPEED,
                PAGES,
                span(nonce(at)),
                new FuelPrice(DEAREST - at),
                trusted(mediators),
                new Money(50));
        start(name, seat, new Supplier(seat, 1, offer, modules), event -> {});
    }

    /** The cheapest, so that it is sure to be leased. */
    private SupplierProcess supplierProcess(List<String> suppliers, List<String> mediators)
            throws InterruptedException {
        String name = suppliers.getLast();
        SupplierProcess.Place place =
                new SupplierProcess.Place(commands, made(folder.resolveSibling("logs")), broker.deskUrl(), gateways);
        SupplierProcess process = SupplierProcess.start(
                name.replace(' ', '-'),
                keys(name),
                made(folder.resolve(name.replace(' ', '-'))),
                place,
                trusted(mediators).mediators(),
                List.of("--speed", Long.toString(SPEED.count()), "--ask", Long.toString(DEAREST - suppliers.size())));
        closing.add("stop " + name, process::stop);
        process.await();
        return process;
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException full) {
            throw new UncheckedIOException("cannot make " + folder, full);
        }
    }

    /** The same again for the same supplier: what it offers does not change by a crash. */
    private static Bytes nonce(int number) {
        byte[] nonce = new byte[OfferSpan.NONCE_LENGTH];
        nonce[0] = (byte) number;
        return Bytes.of(nonce);
    }

    // ---- orders

    private record Ordering(AccountKey account, Customer customer, StreamProcess process) {}

    /** Takes part before it orders anything, so that what an offer takes is told, and not what it takes to become known. */
    private Ordering customer(String name, int at, Sandbox sandbox) {
        Seat seat = seat(name, MemberRole.CUSTOMER);
        PeopleCounting room = new PeopleCounting(at);
        rooms.add(room);
        Customer customer = new Customer(seat, host(sandbox), room, random);
        return new Ordering(seat.account(), customer, start(name, seat, customer, event -> {}));
    }

    private void order(Ordering by, int at, List<String> mediators, StreamTally tally) {
        Bytes module = PackagedProgram.read("/stream/people.wasm");
        int inputs = play.inputsPerSecond() * play.epochSeconds();
        StreamOrder order = new StreamOrder(
                module,
                new StreamModule(StreamHash.input(module), "wasm1", PAGES, FRAME_BYTES, OUTPUT_BYTES),
                new EpochShape(inputs, (long) MILLIS * play.epochSeconds(), FUEL, TESTS),
                now(),
                now().plusMillis(HOUR_MILLIS),
                play.epochs(),
                play.epochs(),
                at == 0 ? play.replicas() : 1,
                BID,
                trusted(mediators),
                at % 2 == 0 ? 3 : 1,
                new Money(10_000));
        by.process().with(() -> by.customer().order(order, now()));
        tally.offered(by.account());
    }

    // ---- trouble

    private void trouble(StreamTally tally, String name, SupplierProcess killed) throws InterruptedException {
        AccountKey account = keys(name).publicKey();
        tally.awaitRoot(account, HOUR_MILLIS / 4);
        killed.kill();
        console.accept(
                name + " is killed" + (tally.isBetweenRootAndOpening(account) ? ", between root and opening" : ""));
        killed.startAgain();
        console.accept(name + " takes part again");
        tally.awaitPaid(play.customers() + 1, HOUR_MILLIS / 4);
        console.accept("the broker is killed and started again");
        broker.killAndRestart();
        console.accept("the broker serves again");
    }

    // ---- what came of it

    private Map<String, Object> report(StreamTally tally, MemoryLog memory, boolean over) {
        Map<String, Object> report = new TreeMap<>(tally.keys());
        Percentiles answered = Percentiles.of(rooms.stream()
                .flatMapToLong(room -> Arrays.stream(room.millis()))
                .boxed()
                .toList());
        report.put("all_closed", over);
        report.put("frames", rooms.stream().mapToInt(PeopleCounting::frames).sum());
        report.put("outputs", rooms.stream().mapToInt(PeopleCounting::answers).sum());
        report.put(
                "counted_right", rooms.stream().mapToInt(PeopleCounting::right).sum());
        report.put(
                "tests_planted", rooms.stream().mapToInt(PeopleCounting::tested).sum());
        for (int percent : List.of(50, 95, 99)) {
            report.put("input_to_output_ms_p" + percent, answered.at(percent));
        }
        report.putAll(memory.keys());
        return report;
    }
}
