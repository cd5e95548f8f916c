package org.gridmarket.testbed.compute;

import java.io.IOException;
import java.io.InputStream;
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
import org.gridmarket.client.Gateway;
import org.gridmarket.client.MarketLink;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.JobMoney;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.compute.terms.ProposedTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.process.Closing;
import org.gridmarket.sandbox.Sandbox;
import org.gridmarket.sandbox.SandboxSettings;
import org.gridmarket.testbed.day.Consortium;
import org.gridmarket.worker.compute.net.ObjectServer;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.parcel.Layer;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.process.SandboxRunner;
import org.gridmarket.worker.compute.process.WorkerProcess;
import org.gridmarket.worker.compute.process.Workers;
import org.gridmarket.worker.compute.role.Fact;

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
    private static final long PERIOD_MILLIS = 20_000;
    private static final Money START = new Money(400_000_000);
    private static final long PATIENCE_MILLIS = 900_000;
    private static final long HOUR_MILLIS = 3_600_000;

    /** So many open orders of a job creator at a time: half of the machines there are. */
    private static final int AT_A_TIME = 4;

    private final Consortium consortium;
    private final List<Gateway> gateways;
    private final Path folder;
    private final Closing closing;
    private final Consumer<String> console;
    private final SecureRandom random = new SecureRandom();
    private final List<AccountKeyPair> keys = new ArrayList<>();
    private final Map<Bytes, Lie> jobs = new ConcurrentHashMap<>();
    private final Clock clock = Clock.simulated(new LedgerTime(System.currentTimeMillis()), PERIOD_MILLIS);
    private int numbered;

    /** @param gateways of two organisations or more */
    public ComputeDay(
            Consortium consortium, List<Gateway> gateways, Path folder, Closing closing, Consumer<String> console) {
        this.consortium = consortium;
        this.gateways = List.copyOf(gateways);
        this.folder = folder;
        this.closing = closing;
        this.console = console;
        int people = PROVIDERS + MEDIATORS + DIRECTORIES + SOLVERS + CREATORS + 1;
        for (int number = 0; number < people; number++) {
            keys.add(AccountKeyPair.generate(random));
        }
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
        found(treasury, accounts(solvers));
        ComputeTally tally = new ComputeTally(jobs, treasury);
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
        for (AccountKeyPair one : providers) {
            LyingRunner lying = new LyingRunner(runner, Lie.Liar.PROVIDER);
            start(workers(one).provider(2, now -> resource(judges, keepers, now), lying));
        }
        for (AccountKeyPair one : solvers) {
            start(workers(one).solver());
        }
        List<Workers.CreatorWorker> customers = new ArrayList<>();
        for (AccountKeyPair one : creators) {
            Consumer<Record> listener = one.equals(creators.getFirst()) ? tally::hear : event -> {};
            customers.add(start(workers(one).creator(runner, listener)));
        }
        long begun = System.nanoTime();
        order(customers, honest, List.of(Lie.NONE), judges, keepers, tally);
        console.accept(tally.closed() + " of " + honest + " honest jobs are closed after " + seconds(begun) + " s");
        List<Lie> lies = Stream.of(Lie.values()).filter(lie -> lie != Lie.NONE).toList();
        order(customers, disputed, lies, judges, keepers, tally);
        console.accept(
                tally.closed() + " of " + (honest + disputed) + " jobs are closed after " + seconds(begun) + " s");
        Map<String, Object> report = new HashMap<>(tally.keys());
        report.put("jobs", honest + disputed);
        report.put("seconds", seconds(begun));
        return report;
    }

    private static long seconds(long begun) {
        return (System.nanoTime() - begun) / 1_000_000_000;
    }

    // ---- founding

    private void found(AccountKey treasury, List<AccountKey> solvers) throws InterruptedException {
        ClockCommand propose = new ClockCommand.ProposeClock(clock);
        consortium.carry(Organisation.DSO, true, ClockFunctions.NAMES.of(propose), RecordCodec.text(propose));
        ClockCommand approve = new ClockCommand.ApproveClock(clock.digest());
        consortium.carry(Organisation.REGULATOR, true, ClockFunctions.NAMES.of(approve), RecordCodec.text(approve));
        ProposedTerms terms = new ProposedTerms(
                "terms",
                clock.at(new LedgerTime(System.currentTimeMillis())).plus(2).asInterval(),
                List.of(ComputeTerms.standard(treasury)));
        carry(Organisation.DSO, new ComputeCommand.ProposeTerms(terms));
        carry(Organisation.REGULATOR, new ComputeCommand.ApproveTerms(terms.id(), terms.digest()));
        for (AccountKey solver : solvers) {
            carry(Organisation.DSO, new ComputeCommand.GrantLicence(solver));
        }
        for (AccountKeyPair one : keys) {
            numbered++;
            PurseCommand.ByMember booking = new PurseCommand.BookMoney(one.publicKey(), "start-" + numbered, START);
            consortium.carry(Organisation.DSO, false, PurseFunctions.NAMES.of(booking), RecordCodec.text(booking));
        }
        console.accept("the market is founded: standard terms, " + SOLVERS + " solvers, money for " + keys.size());
    }

    private void carry(Organisation by, ComputeCommand.ByMember command) {
        consortium.carry(by, true, ComputeFunctions.NAMES.of(command), RecordCodec.text(command));
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
                consortium.target(),
                clock,
                () -> new MarketLink<>(gateways, Optional.empty(), 0, WorkerProcess::read));
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
                DayOffers.MACHINE,
                keepers,
                expiry(now),
                true);
    }

    private static ResourceOffer resource(List<AccountKey> judges, List<AccountKey> keepers, LedgerTime now) {
        return new ResourceOffer(
                DayOffers.MACHINE,
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
        int before = tally.closed();
        int most = customers.size() * AT_A_TIME;
        for (int number = 0; number < count; number++) {
            tally.await(before + number - most + 1, PATIENCE_MILLIS);
            Lie lie = lies.get(number % lies.size());
            Workers.CreatorWorker customer = customers.get(number % customers.size());
            JobOrder order = order(customer, lie, judges, keepers.get(number % keepers.size()));
            customer.process().with(party -> party.order(new Fact.Ordered(order)));
        }
        tally.await(before + count, PATIENCE_MILLIS);
    }

    private JobOrder order(Workers.CreatorWorker customer, Lie lie, List<AccountKey> judges, AccountKey directory) {
        numbered++;
        Bytes module = program();
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
                0,
                1,
                null);
    }

    private static Bytes program() {
        try (InputStream stream = ComputeDay.class.getResourceAsStream("/compute/echo.wasm")) {
            if (stream == null) {
                throw new IllegalStateException("the program of the run is not in the package");
            }
            return Bytes.of(stream.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("the program of the run cannot be read", broken);
        }
    }
}
