package org.gridmarket.testbed.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gridmarket.client.MarketLink;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.JobMoney;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.compute.offer.Machine;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.operation.ComputeContract;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.keys.PinnedX25519;
import org.gridmarket.process.Closing;
import org.gridmarket.sandbox.Sandbox;
import org.gridmarket.sandbox.SandboxSettings;
import org.gridmarket.sandbox.oci.Containers;
import org.gridmarket.testbed.day.LedgerInProcess;
import org.gridmarket.testbed.day.MarketGround;
import org.gridmarket.testbed.day.PackagedProgram;
import org.gridmarket.worker.compute.net.ObjectServer;
import org.gridmarket.worker.compute.parcel.Checking;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.parcel.Layer;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.process.ContainerRunner;
import org.gridmarket.worker.compute.process.SandboxRunner;
import org.gridmarket.worker.compute.process.WorkerProcess;
import org.gridmarket.worker.compute.process.Workers;
import org.gridmarket.worker.compute.provider.Producing;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.work.JobRunner;

/**
 * A market of batch computation on a running network: founds it, starts workers, who speak with each other and with gateways as
 * processes of their own would, orders jobs, first honest ones, then those about which somebody lies.
 */
public final class ComputeDay {
    private static final int PROVIDERS = 4;
    private static final int MEDIATORS = 3;
    private static final int DIRECTORIES = 2;
    private static final int SOLVERS = 2;
    private static final int CREATORS = 3;
    private static final long PATIENCE_MILLIS = 900_000;
    private static final long HOUR_MILLIS = 3_600_000;

    /** It says what it is told. */
    static final String PROGRAM = "/compute/echo.wasm";

    /** So many open orders of a job creator at a time: half of the machines there are. */
    private static final int AT_A_TIME = 4;

    private final MarketGround ground;
    private final Clock clock;
    private final Path folder;
    private final Closing closing;
    private final Consumer<String> console;
    private final SecureRandom random = new SecureRandom();
    private final List<AccountKeyPair> keys = new ArrayList<>();
    private final AccountKey guest;
    private final Map<Bytes, Lie> jobs = new ConcurrentHashMap<>();
    private int numbered;

    /** @param clock that it founds */
    public ComputeDay(MarketGround ground, Clock clock, Path folder, Closing closing, Consumer<String> console) {
        this.ground = ground;
        this.clock = clock;
        this.folder = folder;
        this.closing = closing;
        this.console = console;
        this.guest = KeyFile.make(guestKey(folder)).publicKey();
        int people = PROVIDERS + MEDIATORS + DIRECTORIES + SOLVERS + CREATORS + 1;
        for (int number = 0; number < people; number++) {
            keys.add(AccountKeyPair.generate(random));
        }
    }

    /** A ledger with this market in this process, where there is no Fabric. */
    public static LedgerInProcess ledgerInProcess() {
        return new LedgerInProcess(
                new ComputeContract(new PinnedEd25519(), new PinnedX25519()), LedgerInProcess.MarketServices.NONE);
    }

    /** Where the key of somebody is who has money and takes no part by itself. */
    public static Path guestKey(Path folder) {
        return folder.resolve("guest.key");
    }

    private List<AccountKeyPair> people(int before, int count) {
        return keys.subList(before, before + count);
    }

    private static List<AccountKey> accounts(List<AccountKeyPair> people) {
        return people.stream().map(AccountKeyPair::publicKey).toList();
    }

    /** Plays it; for the report. */
    public Map<String, Object> run(int honest, int disputed) throws InterruptedException {
        List<AccountKeyPair> providers = people(0, PROVIDERS);
        List<AccountKeyPair> mediators = people(PROVIDERS, MEDIATORS);
        List<AccountKeyPair> directories = people(PROVIDERS + MEDIATORS, DIRECTORIES);
        List<AccountKeyPair> solvers = people(PROVIDERS + MEDIATORS + DIRECTORIES, SOLVERS);
        List<AccountKeyPair> creators = people(PROVIDERS + MEDIATORS + DIRECTORIES + SOLVERS, CREATORS);
        AccountKey treasury = keys.getLast().publicKey();
        List<AccountKey> people = new ArrayList<>(accounts(keys));
        people.add(guest);
        new ComputeFounding(ground, clock, console).found(treasury, accounts(solvers), people);
        Map<AccountKey, String> parts = new HashMap<>();
        providers.forEach(one -> parts.put(one.publicKey(), "providers"));
        mediators.forEach(one -> parts.put(one.publicKey(), "mediators"));
        directories.forEach(one -> parts.put(one.publicKey(), "directories"));
        solvers.forEach(one -> parts.put(one.publicKey(), "solvers"));
        creators.forEach(one -> parts.put(one.publicKey(), "job creators"));
        ComputeTally tally = new ComputeTally(jobs, treasury, parts);
        TallyFeed.begin(ground.gateways(), tally, closing);
        Sandbox sandbox =
                Sandbox.open(SandboxSettings.in(folder.resolve("compiled")).withHeap(256));
        closing.add("close the sandbox", sandbox::close);
        SandboxRunner runner = new SandboxRunner(sandbox, sandbox.engines(), Duration.ofMinutes(2));
        ObjectServer server = ObjectServer.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        closing.add("stop serving objects", server::close);
        String endpoint = "http://127.0.0.1:" + server.port();
        List<AccountKey> judges = accounts(mediators);
        List<AccountKey> keepers = accounts(directories);
        for (AccountKeyPair one : directories) {
            start(workers(one).directory(8, ComputeDay::directoryNote, server, endpoint));
        }
        for (AccountKeyPair one : mediators) {
            LyingRunner lying =
                    new LyingRunner(runner, one.equals(mediators.getFirst()) ? Lie.Liar.MEDIATOR : Lie.Liar.NOBODY);
            start(workers(one).mediator(8, now -> mediatorNote(keepers, now), lying, server, endpoint));
        }
        startProviders(providers, new LyingRunner(runner, Lie.Liar.PROVIDER), judges, keepers);
        for (AccountKeyPair one : solvers) {
            start(workers(one).solver());
        }
        List<Workers.CreatorWorker> customers = new ArrayList<>();
        for (AccountKeyPair one : creators) {
            customers.add(start(workers(one).creator(runner, event -> {})));
        }
        long begun = System.nanoTime();
        order(customers, honest, List.of(Lie.NONE), judges, keepers, tally);
        console.accept(tally.ended() + " of " + honest + " honest jobs have ended after " + seconds(begun) + " s");
        List<Lie> lies = Stream.of(Lie.values()).filter(lie -> lie != Lie.NONE).toList();
        order(customers, disputed, lies, judges, keepers, tally);
        console.accept(
                tally.ended() + " of " + (honest + disputed) + " jobs have ended after " + seconds(begun) + " s");
        Map<String, Object> report = new HashMap<>(tally.keys());
        report.put("jobs", honest + disputed);
        report.put("closed_otherwise_than_expected", tally.unexpected());
        report.put("clean", tally.isClean() && tally.ended() == honest + disputed);
        report.put("seconds", seconds(begun));
        return report;
    }

    private static long seconds(long begun) {
        return (System.nanoTime() - begun) / 1_000_000_000;
    }

    // ---- workers

    private Workers workers(AccountKeyPair one) {
        Path own = folder.resolve(one.publicKey().toHex().substring(0, 12));
        try {
            Files.createDirectories(own);
        } catch (IOException full) {
            throw new UncheckedIOException("cannot make " + own, full);
        }
        return new Workers(
                one,
                own,
                ground.target(),
                clock,
                () -> new MarketLink<>(ground.gateways(), Optional.empty(), 0, WorkerProcess.EVENTS),
                Optional.empty());
    }

    private void startProviders(
            List<AccountKeyPair> providers, JobRunner runner, List<AccountKey> judges, List<AccountKey> keepers) {
        Optional<JobRunner> containers = containers();
        Machine machine = containers.isPresent() ? DayOffers.WITH_CONTAINERS : DayOffers.MACHINE;
        Producing.Runners runners = new Producing.Runners(runner, containers);
        for (AccountKeyPair one : providers) {
            start(workers(one).provider(2, now -> resource(machine, judges, keepers, now), runners));
        }
    }

    private WorkerProcess start(WorkerProcess process) {
        closing.add("stop a worker", process::close);
        process.start();
        return process;
    }

    private Workers.CreatorWorker start(Workers.CreatorWorker worker) {
        start(worker.process());
        return worker;
    }

    private static LedgerTime expiry(LedgerTime now) {
        return new LedgerTime(now.epochMillis() / HOUR_MILLIS * HOUR_MILLIS + 24 * HOUR_MILLIS);
    }

    private static NoteOffer directoryNote(LedgerTime now) {
        return new NoteOffer.DirectoryNote(new Money(100_000), new Money(61), expiry(now), true);
    }

    private static NoteOffer mediatorNote(List<AccountKey> keepers, LedgerTime now) {
        return new NoteOffer.MediatorNote(
                new Money(200_000),
                new Money(101),
                DayOffers.MEDIATOR_ASK,
                DayOffers.WITH_CONTAINERS,
                keepers,
                expiry(now),
                true);
    }

    private Optional<JobRunner> containers() {
        return switch (Containers.find(folder.resolve("containers"))) {
            case Containers.Found.Here(var here) ->
                Optional.of(new ContainerRunner(here, folder.resolve("images"), DayOffers.MACHINE.speed()));
            case Containers.Found.Missing(var reason) -> {
                console.accept("nobody runs containers: " + reason);
                yield Optional.empty();
            }
        };
    }

    private static ResourceOffer resource(
            Machine machine, List<AccountKey> judges, List<AccountKey> keepers, LedgerTime now) {
        return new ResourceOffer(
                machine,
                DayOffers.ASK,
                DayOffers.PLENTY,
                DayOffers.PLENTY,
                new Money(2_500_000),
                judges,
                keepers,
                expiry(now),
                true);
    }

    // ---- jobs

    private void order(
            List<Workers.CreatorWorker> customers,
            int count,
            List<Lie> lies,
            List<AccountKey> judges,
            List<AccountKey> keepers,
            ComputeTally tally)
            throws InterruptedException {
        int before = tally.ended();
        int most = customers.size() * AT_A_TIME;
        for (int number = 0; number < count; number++) {
            tally.await(before + number - most + 1, PATIENCE_MILLIS);
            tally.takeLines().forEach(console);
            Lie lie = lies.get(number % lies.size());
            Workers.CreatorWorker customer = customers.get(number % customers.size());
            JobOrder order = order(customer, lie, judges, keepers.get(number % keepers.size()));
            customer.process().with(party -> party.order(new Fact.Ordered(order)));
        }
        tally.await(before + count, PATIENCE_MILLIS);
        tally.takeLines().forEach(console);
    }

    private JobOrder order(Workers.CreatorWorker customer, Lie lie, List<AccountKey> judges, AccountKey directory) {
        numbered++;
        Bytes module = PackagedProgram.read(PROGRAM);
        Manifest manifest = new Manifest(
                "wasm1",
                null,
                new Layer(customer.objects().keep(module), new ByteCount(module.length()), ""),
                List.of(),
                List.of("job " + numbered, lie.name()),
                List.of(),
                Bytes.utf8(""));
        customer.objects().keep(manifest.toBytes());
        jobs.put(manifest.hash(), lie);
        byte[] id = new byte[16];
        random.nextBytes(id);
        LedgerTime now = new LedgerTime(System.currentTimeMillis());
        return new JobOrder(
                Bytes.of(id),
                manifest.hash(),
                DayOffers.LIMITS,
                new JobMoney(DayOffers.ASK, DayOffers.PLENTY, DayOffers.PLENTY, new Money(200_000)),
                new Environment("wasm1", null),
                new JobTrust(judges, List.of()),
                directory,
                now.plusMillis(2 * HOUR_MILLIS),
                now.plusMillis(HOUR_MILLIS),
                lie == Lie.NONE ? 0 : 10_000,
                Checking.NOTHING,
                1,
                null);
    }
}
